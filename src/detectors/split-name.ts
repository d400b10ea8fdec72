import { remembered } from './remembered.ts';

/** Longer names are machine-made; what stands behind this many characters decides nothing. */
const MAX_NAME_LENGTH = 100;
/**
 * Splits a property, parameter or header name into lower-case words at case changes and at everything that is neither letter nor digit.
 * `APIKeyID` gives api, key, id; `userIDs` gives user, ids; digits stay with the letters before them (`last4`, `x509`). Cached, linear.
 */
export const splitName: (name: string) => readonly string[] = remembered((name) => splitWords(name.slice(0, MAX_NAME_LENGTH)));

/** Like `splitName`, for values: neither cached nor cut. */
export function splitWords(name: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i <= name.length; i++) {
    const isInside = i < name.length && isWordCharacter(name.charCodeAt(i));
    if (start >= 0 && (!isInside || startsWord(name, i))) {
      words.push(name.slice(start, i).toLowerCase());
      start = -1;
    }
    if (isInside && start < 0) start = i;
  }
  return words;
}

/** A capital starts a word after a small letter or digit, and as the last capital of an acronym (`APIKey`), but not before a plural s (`IDs`). */
function startsWord(name: string, at: number): boolean {
  if (!isUpper(name.charCodeAt(at))) return false;
  if (!isUpper(name.charCodeAt(at - 1))) return true;
  if (name.startsWith('OAuth', at - 1)) return false;
  const next = name.charCodeAt(at + 1);
  const isPluralEnd = next === 115 && !isLower(name.charCodeAt(at + 2));
  return isLower(next) && !isPluralEnd;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Letters outside ASCII belong to the word they stand in: names in other languages are not cut to pieces. */
function isWordCharacter(code: number): boolean {
  return isUpper(code) || isLower(code) || (code >= 48 && code <= 57) || code >= 0xaa;
}
