import { SAMPLE_NATIONAL_IDS } from './personal-data-lists.ts';
import { splitName } from './split-name.ts';

interface NationalId {
  readonly label: string;
  /** Names, joined; they match the end of the joined name. */
  readonly names: readonly string[];
  readonly isValid: (compact: string) => boolean;
}

const NATIONAL_IDS: readonly NationalId[] = [
  { label: 'US social security number', names: ['ssn', 'socialsecuritynumber', 'socialsecurity', 'socialsecurityno'], isValid: isSocialSecurityNumber },
  { label: 'Brazilian CPF', names: ['cpf', 'cpfnumber', 'taxid', 'documentnumber'], isValid: isCpf },
  {
    label: 'Polish PESEL',
    names: ['pesel', 'peselnumber'],
    isValid: (digits) => /^\d{11}$/.test(digits) && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
  },
  {
    label: 'Dutch BSN',
    names: ['bsn', 'burgerservicenummer'],
    isValid: (digits) => /^\d{9}$/.test(digits) && weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  },
  { label: 'Spanish DNI', names: ['dni', 'nif', 'nie', 'dninumber'], isValid: isDni },
];

/** Tells which national id a value under this name is, by its check digits; `undefined` for invalid ones and for published samples. */
export function nationalIdKind(name: string, value: string): string | undefined {
  const compact = value.replace(/[ .\-/]/g, '').toUpperCase();
  if (compact.length < 9 || compact.length > 11 || SAMPLE_NATIONAL_IDS.has(compact) || new Set(compact).size < 3) return undefined;
  const words = splitName(name);
  const ends = words.map((_, index) => words.slice(index).join(''));
  return NATIONAL_IDS.find(({ names, isValid }) => ends.some((end) => names.includes(end)) && isValid(compact))?.label;
}

/** Areas 000, 666 and 900–999, group 00 and serial 0000 were never issued (SSA). */
function isSocialSecurityNumber(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);
}

function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  const check = (length: number): number => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += Number(digits[i]) * (length + 1 - i);
    return ((sum * 10) % 11) % 10;
  };
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

/** The letter is the number modulo 23; foreigners' numbers begin with X, Y or Z for 0, 1, 2. */
function isDni(text: string): boolean {
  if (!/^[XYZ\d]\d{7}[A-Z]$/.test(text)) return false;
  const number = Number(text.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === text[8];
}

function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += Number(digits[i]) * (weights[i] ?? 0);
  return sum;
}
