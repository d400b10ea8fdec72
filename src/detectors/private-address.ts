import { collectMatches, type TextMatch } from './text-match.ts';

const PRIVATE_ADDRESS = /(?<![\w.:/-])(?:10|172|192)\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w/-]|\.\d)/g;
/** "version 10.7.3.12", "section 10.2.7.13" */
const IS_NUMBERING = /(?:\bv|version|release|section|§|chapter|firmware|build)[ :=]{0,3}$/i;
const CONTEXT_LENGTH = 12;
/** Third and fourth numbers that manuals invent and routers come with. */
const USUAL_NUMBERS: ReadonlySet<number> = new Set([0, 1, 2, 10, 20, 50, 99, 100, 123, 178, 200, 254, 255]);

/** Finds bare addresses of private networks that look like those of machines which exist. */
export function findPrivateAddresses(text: string): readonly TextMatch<'private-address'>[] {
  const found: TextMatch<'private-address'>[] = [];
  collectMatches(found, text, PRIVATE_ADDRESS, 'private-address', ({ 0: address, index }) =>
    looksAssigned(address) && !IS_NUMBERING.test(text.slice(Math.max(0, index - CONTEXT_LENGTH), index)) ? address : undefined,
  );
  return found;
}

/**
 * Whether a private IPv4 address (RFC 1918) looks like one that somebody copied: `10.6.123.92`. Those that manuals invent and home networks start with
 * say nothing: `192.168.1.10`, `10.0.0.5`, `10.10.10.7`, `10.2.3.4`.
 */
export function looksAssigned(address: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  if (b > 255 || c > 255 || d > 254 || d === 0) return false;
  if (a === 192) return b === 168 && !USUAL_NUMBERS.has(c) && !USUAL_NUMBERS.has(d) && c !== d;
  if (a === 172 ? b < 17 || b > 31 : a !== 10 || b < 2) return false;
  if (c === 0 || a === b || b === c || c === d) return false;
  return c !== b + 1 || (d !== c + 1 && b !== a + 1);
}
