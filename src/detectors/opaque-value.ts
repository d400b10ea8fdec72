import { decodeBase64, decodeBase64Text } from './base64.ts';
import type { CredentialTier, SilentTier } from './credential-hit.ts';
import type { CredentialNameClass } from './credential-name.ts';
import { placeholderReason } from './placeholder.ts';
import { derLength } from './private-key.ts';
import { isRandomPassword, isUuid, randomness } from './randomness.ts';

/** From here on a value comes from a generator. */
export const SURE = 0.75;
/** From here on it may. */
export const POSSIBLE = 0.45;
/** A name that is rarely a credential asks for more. */
const SURE_UNDER_WEAK_NAME = 0.8;
const MIN_LENGTH_UNDER_WEAK_NAME = 24;

/** Ledger addresses, transaction hashes. */
const CHAIN_ADDRESS = /^0x[0-9a-f]{40,64}$/i;
/** Base64 of a DER structure: certificates and keys. */
const DER_IN_BASE64 = /^MII[A-Za-z0-9+/]{10}/;

/**
 * Judges a value that only its name or the words around it call a credential. Undefined: nothing worth saying.
 * `uuid-key` is left to the caller where a UUID can only be the credential itself.
 */
export function opaqueTier(value: string, name: string, nameClass: CredentialNameClass): CredentialTier | SilentTier | undefined {
  const reason = placeholderReason(value, name);
  if (reason !== undefined) return reason === 'known-sample' ? 'sample' : 'placeholder';
  if (CHAIN_ADDRESS.test(value) || isEncodedText(value) || isCutDer(value)) return undefined;
  const score = Math.max(randomness(value), ...value.split(':', 8).map(randomness));
  if (nameClass === 'weak-token') return isSureUnderWeakName(value, score) ? 'unverified' : undefined;
  if (nameClass === 'session') return score >= POSSIBLE ? 'unverified' : undefined;
  if (isUuid(value)) return 'uuid-key';
  if (score >= SURE) return 'live';
  if (score >= POSSIBLE) return 'unverified';
  return nameClass === 'secret' && value.length <= 20 && isRandomPassword(value) ? 'unverified' : undefined;
}

function isSureUnderWeakName(value: string, score: number): boolean {
  return score >= SURE_UNDER_WEAK_NAME && value.length >= MIN_LENGTH_UNDER_WEAK_NAME && !DER_IN_BASE64.test(value);
}

/** Base64 of readable text (a cursor, an id with a prefix) looks random and is not: chance gives 16 readable bytes once in ten million times. */
function isEncodedText(value: string): boolean {
  if (value.length < 20 || value.length > 2000) return false;
  const text = decodeBase64Text(value)?.trim() ?? '';
  return text.length >= 14 && /^[\x20-\x7e\s]+$/.test(text) && randomness(text) < POSSIBLE;
}

/** A certificate or key in base64 that announces more bytes than it has. */
function isCutDer(value: string): boolean {
  if (!DER_IN_BASE64.test(value)) return false;
  const declared = derLength(decodeBase64(value.slice(0, 8)) ?? new Uint8Array());
  return value.length * 0.75 < declared * 0.9;
}
