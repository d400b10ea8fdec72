import { findCredentials } from './credential.ts';
import { PROVIDER_TOKENS } from './provider-tokens.ts';
import { entropy } from './randomness.ts';

/** Stands for a secret, whatever its length. */
const SECRET_MASK = '•••';
/** Shorter prefixes stand in ordinary words. */
const MIN_PREFIX_LENGTH = 4;
const MIN_ENTROPY = 2.5;
/** A token that was glued to a word or cut for a message is none any more for the shapes, but still shows most of itself. */
const PART_OF_TOKEN = new RegExp(`(?:${distinctPrefixes().join('|')})([A-Za-z0-9_+/=-]{6,})`, 'g');

function distinctPrefixes(): string[] {
  const prefixes = PROVIDER_TOKENS.flatMap((token) => token.prefixes).filter((prefix) => prefix.length >= MIN_PREFIX_LENGTH && /^[\w-]+$/.test(prefix));
  return prefixes.sort((a, b) => b.length - a.length);
}

/** A text for people with every credential in it masked: names and paths of a description may hold one. Linear; most texts cost one expression. */
export function maskSecrets(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of findCredentials({ kind: 'prose', name: '', value: text }, { todayMs: 0 })) {
    if (start < from) continue;
    masked += text.slice(from, start) + SECRET_MASK;
    from = end;
  }
  return (masked + text.slice(from)).replace(PART_OF_TOKEN, (part: string, body: string) => (looksGenerated(body) ? SECRET_MASK : part));
}

function looksGenerated(body: string): boolean {
  return /\d/.test(body) && /[A-Za-z]/.test(body) && entropy(body) >= MIN_ENTROPY;
}
