const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TOKEN_CHARACTERS = /^[A-Za-z0-9+/=_.~:-]+$/;
const SEPARATORS = /[=_.~:-]+/;
const HEX = /^[0-9a-f]+$/i;

/** Nothing shorter carries enough signal; `isRandomPassword` judges shorter ones with other means. */
const MIN_LENGTH = 12;
/** Longer values say no more about their origin, and the input may be hostile. */
const MAX_LENGTH = 4096;
const MIN_HEX_LENGTH = 16;
/** A UUID may be a key or the id of anything: never sure, never silent. */
const UUID_SCORE = 0.6;
const HEX_SCORE = 0.9;

/**
 * Letter pairs that words do not have: each makes up less than 0.04 % of the pairs in the 11,372 words that stand in the texts of at least
 * four public descriptions. Three of a hundred pairs in words are in this list, 59 of a hundred in random letters.
 */
const RARE_PAIRS = buildPairTable(
  'a:aehjoqxz b:bcdfghjkmnpqtvwxyz c:bdfgjmnpqvwxz d:bcfghjkmnpqtvwxyz e:hjkz f:bcdghjkmnpqsvwxyz g:bcdfjkmpqtvwxyz ' +
    'h:bcdfghjklmnpqsvwxyz i:hijkquwxy j:abcdfghijklmnopqrstuvwxyz k:abcdfghjklmnopqrtuvwxyz l:bcfghjkmnpqrvwxz m:cdfghjklnqrtvwxyz ' +
    'n:bhjqrwxz o:ehjqxz p:bcdfgjkmnqvwxyz q:abcdefghijklmnopqrstvwxyz r:bhjqwxz s:bdgjqrvxz t:bdfgjknqvwxz u:fhjkoquvwxyz ' +
    'v:bcdfghjklmnpqrstuvwxyz w:bcdfgjklmpqtuvwxyz x:abdfghjklmnoqrsuvwxyz y:abcdfghjkloqrtuvwxyz z:bcdfghjklmnopqrstuvwxyz',
);

/** log2 of how much likelier a pair of neighbours is in the output of a generator (base 62) than in a name made of words. */
const BITS = { rarePair: 4.3, commonPair: -1.24, digitBesideLetter: 2.4, smallThenCapital: 1.5, digits: -0.5 } as const;

/** True for the 8-4-4-4-12 form, any version, any case. */
export function isUuid(value: string): boolean {
  return value.length === 36 && UUID.test(value);
}

/** Shannon entropy in bits per character. One input among several, never a criterion of its own. */
export function entropy(text: string): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/**
 * How surely a value comes from a generator, 0 to 1; 0 below 12 characters and for text that is no token. From 0.45 on it may, from 0.75 on
 * it does: 97 of 100 random strings of 20 letters and digits reach that, and 1 of 2,500 property names.
 */
export function randomness(value: string): number {
  const text = value.length > MAX_LENGTH ? value.slice(0, MAX_LENGTH) : value;
  if (text.length < MIN_LENGTH || !TOKEN_CHARACTERS.test(text)) return 0;
  if (isUuid(text)) return UUID_SCORE;
  const parts = text.split(SEPARATORS);
  if (parts.some(isRandomHex)) return HEX_SCORE;
  if (parts.every(isHexOrDigits)) return 0;
  return scoreOf(bitsOf(text));
}

/** 10 bits (a thousand to one) give 0.45, 20 bits 0.75. */
function scoreOf(bits: number): number {
  return Math.max(0, Math.min(1, 0.15 + 0.03 * bits));
}

/** Hexadecimal has its own test: its six letters form ordinary pairs. Below 24 digits chance repeats more of them. */
function isRandomHex(part: string): boolean {
  if (part.length < MIN_HEX_LENGTH || !HEX.test(part) || !/\d/.test(part) || !/[a-f]/i.test(part)) return false;
  return entropy(part.toLowerCase()) > (part.length < 24 ? 2.4 : 2.8);
}

function isHexOrDigits(part: string): boolean {
  return part === '' || HEX.test(part);
}

/**
 * Sum of `BITS` over all neighbours; negative for words, near 0 for numbers, grows with the length of random text.
 * `signBits` is what a sign adds that is no usual separator: nothing in tokens, where an alphabet decides, something in passwords.
 */
function bitsOf(text: string, signBits = 0): number {
  let bits = 0;
  let previous = '';
  let previousCode = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = kindOf(code);
    const lower = kind === 'upper' ? code + 32 : code;
    if (kind === '' || previous === '') bits += isSign(code) || isSign(previousCode) ? signBits : 0;
    else if (kind === 'digit' && previous === 'digit') bits += BITS.digits;
    else if (kind === 'digit' || previous === 'digit') bits += BITS.digitBesideLetter;
    else if (kind === 'upper' && previous === 'lower') bits += BITS.smallThenCapital;
    else bits += isRarePair(previousCode, lower) ? BITS.rarePair : BITS.commonPair;
    previous = kind;
    previousCode = lower;
  }
  return bits;
}

/** True for a short value without digits whose letters could be words of some language. */
export function looksLikeWords(value: string): boolean {
  return !/\d/.test(value) && bitsOf(value) <= 0;
}

const LEET_LETTERS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };

/** Lower case with the usual digits and signs turned back into the letters they stand for: `P@ssw0rd` gives `password`. */
export function unleet(text: string): string {
  return text.toLowerCase().replace(/[013457@$!]/g, (sign) => LEET_LETTERS[sign] ?? sign);
}

/** Fewer bits are what people produce when a form asks for a digit and a capital. */
const MIN_PASSWORD_BITS = 10;
const MIN_PASSWORD_LENGTH = 8;
const MAX_PASSWORD_LENGTH = 200;
const SIGN_BITS_IN_PASSWORDS = 2;
/** With letters for digits a word drops below; what was no word loses only its digits. */
const MIN_UNLEETED_BITS = 4;
/** Eight and more hexadecimal digits, too few for `randomness`. */
const SHORT_HEX = /^(?=(?:\D*\d){3})(?=(?:\d*\D){2})[0-9a-f]{8,15}$/i;

/** True for a password that a generator made, from 8 characters on; a word with digits in the place of letters is not one. */
export function isRandomPassword(value: string): boolean {
  if (value.length < MIN_PASSWORD_LENGTH || value.length > MAX_PASSWORD_LENGTH || /\s/.test(value)) return false;
  if (SHORT_HEX.test(value) || randomness(value) >= HEX_SCORE) return true;
  const isUnlikely = bitsOf(value, SIGN_BITS_IN_PASSWORDS) >= MIN_PASSWORD_BITS;
  return isUnlikely && bitsOf(unleet(value), SIGN_BITS_IN_PASSWORDS) >= MIN_UNLEETED_BITS;
}

function kindOf(code: number): 'digit' | 'upper' | 'lower' | '' {
  if (code >= 48 && code <= 57) return 'digit';
  if (code >= 65 && code <= 90) return 'upper';
  return code >= 97 && code <= 122 ? 'lower' : '';
}

/** Printable ASCII that is neither letter nor digit, without the separators people write between words. */
function isSign(code: number): boolean {
  return code > 32 && code < 127 && kindOf(code) === '' && code !== 45 && code !== 46 && code !== 95;
}

/** Codes of small letters. */
function isRarePair(first: number, second: number): boolean {
  return RARE_PAIRS[(first - 97) * 26 + second - 97] === 1;
}

function buildPairTable(rows: string): Uint8Array {
  const table = new Uint8Array(26 * 26);
  for (const row of rows.split(' ')) {
    const [first = '', seconds = ''] = row.split(':');
    for (const second of seconds) table[(first.charCodeAt(0) - 97) * 26 + second.charCodeAt(0) - 97] = 1;
  }
  return table;
}
