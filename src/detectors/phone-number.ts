import { isSequence } from './sequence.ts';
import { splitName } from './split-name.ts';
import { wordSet } from './word-list.ts';

const PHONE_WORDS: ReadonlySet<string> = wordSet(`
  phone phonenumber telephone tel mobile mobilenumber cell cellphone msisdn fax whatsapp
`);
const NUMBER = /^\+?\(?\d[\d ().-]{7,22}\d$/;
/** ITU-T E.164: at most fifteen digits. */
const MAX_DIGITS = 15;
const MIN_DIGITS = 9;
/** Numbers that regulators keep free for films and manuals: North America 555-01xx, United Kingdom 07700 900xxx and 020 7946 0xxx, Australia 0491 57xxxx. */
const FICTIONAL = /555|7700900|79460|49157|1234|4321|2345|3456|4567|5678|6789|(\d)\1{3}/;

/** Whether a value under a name of phone numbers looks like one that rings somewhere: none of the numbers for films and manuals, no sequence, no repetition. */
export function isDialablePhone(name: string, value: string): boolean {
  if (!NUMBER.test(value) || !splitName(name).some((word) => PHONE_WORDS.has(word))) return false;
  const digits = value.replace(/\D/g, '');
  if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS || new Set(digits).size < 5) return false;
  return !FICTIONAL.test(digits) && !isSequence(digits);
}
