import { findEmails } from './email.ts';
import { nationalIdKind } from './national-id.ts';
import * as lists from './personal-data-lists.ts';
import { splitName } from './split-name.ts';
import type { TextMatch } from './text-match.ts';
import { wordSet } from './word-list.ts';

/** `free-mail` and `own-domain` mailboxes belong to people most often; `other-mail` rarely. */
export type PersonalData = 'free-mail' | 'own-domain' | 'other-mail' | 'card' | 'iban' | 'national-id';

export interface NamedValue {
  /** Innermost key of the value; '' when there is none. */
  readonly name: string;
  readonly value: string;
}

/** Longest card, account and id number with its separators. */
const MAX_NUMBER_LENGTH = 48;
const CARD_WORDS: ReadonlySet<string> = wordSet(`
  card cardnumber creditcard debitcard cc ccnumber ccnum pan primaryaccountnumber
`);
const NOT_A_CARD_WORDS: ReadonlySet<string> = wordSet(`
  id ids token type bin last4 loyalty gift sim business graphic network memory
`);
/** First digits by ISO/IEC 7812 and lengths: Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay. */
const ISSUER =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|3(?:0[0-5]|[689]\d)\d{11}|62\d{14,17})$/;

/** What cards, account numbers, national ids and phone numbers look like before their digits are counted. */
const NUMBER_LIKE = /^\s{0,4}(?:\+?\(?|[A-Za-z]{1,2})\d[\dA-Za-z ()./-]{7,46}$/;

/** Whether a value can hold anything `findPersonalData` or `isDialablePhone` look for. Ask once per distinct text. */
export function mayHoldPersonalData(value: string): boolean {
  return value.includes('@') || (value.length <= MAX_NUMBER_LENGTH && NUMBER_LIKE.test(value));
}

/**
 * Finds personal data in an example value: mailboxes of people, payment cards under a card name, IBANs, national ids under a matching name.
 * `ownDomains` are the registrable domains of the API's servers and contacts. Published test numbers, masks and invented names are left out.
 * Evidence is masked. Linear, never throws.
 */
export function findPersonalData({ name, value }: NamedValue, ownDomains: ReadonlySet<string> = new Set()): readonly TextMatch<PersonalData>[] {
  if (value.includes('@')) return findEmails(value, ownDomains);
  const number = value.length > MAX_NUMBER_LENGTH ? undefined : findNumber(name, value.trim());
  return number === undefined ? [] : [{ start: 0, end: value.length, ...number }];
}

function findNumber(name: string, value: string): Pick<TextMatch<PersonalData>, 'kind' | 'evidence'> | undefined {
  if (value.length < 9) return undefined;
  const compact = value.replace(/[ .-]/g, '');
  if (isCard(name, compact)) return { kind: 'card', evidence: `card number of ${compact.length} digits` };
  if (isIban(compact)) return { kind: 'iban', evidence: `IBAN ${compact.slice(0, 2)}… of ${compact.length} characters` };
  const id = nationalIdKind(name, value);
  return id === undefined ? undefined : { kind: 'national-id', evidence: id };
}

function isCard(name: string, digits: string): boolean {
  if (!ISSUER.test(digits)) return false;
  const words = splitName(name);
  const isCardName = words.some((word) => CARD_WORDS.has(word)) || CARD_WORDS.has(words.join(''));
  if (!isCardName || words.some((word) => NOT_A_CARD_WORDS.has(word))) return false;
  const isTest = lists.TEST_CARDS.has(digits) || lists.TEST_CARD_PREFIXES.some((prefix) => digits.startsWith(prefix)) || /0{8}|(\d)\1{7}/.test(digits);
  return !isTest && passesLuhn(digits);
}

/** ISO/IEC 7812-1 Annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: length of the country and check digits; not an account number of a manual. */
function isIban(compact: string): boolean {
  const iban = compact.toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,27}$/.test(iban) || lists.IBAN_LENGTHS[iban.slice(0, 2)] !== iban.length) return false;
  const body = iban.slice(4);
  if (lists.SAMPLE_IBANS.has(iban) || body.includes('00000000') || new Set(body).size === 1 || /123456789|(\d)\1{7}/.test(body)) return false;
  return ibanRemainder(body + iban.slice(0, 4)) === 1;
}

/** Remainder modulo 97 with letters as 10–35 (ISO 7064). */
function ibanRemainder(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
