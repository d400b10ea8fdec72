import type { Candidate, CredentialHit, CredentialShape } from './credential-hit.ts';
import type { CredentialNameClass } from './credential-name.ts';
import { isRandomPassword, randomness } from './randomness.ts';
import { sha256 } from './sha256.ts';

const MAX_EVIDENCE_LENGTH = 60;
const MAX_USER_LENGTH = 40;
/** Below, a few characters and a digest give away too much of the rest. */
const MIN_MASKED_LENGTH = 20;
/** Below, the value may be made of words, and a digest would confirm a guess. */
const MIN_MASKED_RANDOMNESS = 0.5;
const DIGEST_LENGTH = 8;
const KEY_DIGEST_LENGTH = 16;
/** Lines of a key and values of a query are never shown in part. */
const NEVER_IN_PART: ReadonlySet<CredentialShape> = new Set(['private-key', 'signed-url', 'query', 'storage-key']);

const KINDS: Readonly<Record<CredentialNameClass, string>> = {
  authorization: 'authorization value',
  cookie: 'cookie',
  password: 'password',
  secret: 'secret',
  apikey: 'API key',
  privatekey: 'private key',
  token: 'token',
  session: 'session ID',
  connection: 'connection string',
  'weak-token': 'token',
};

/** What a credential of that class is called in messages. */
export function credentialKind(nameClass: CredentialNameClass): string {
  return KINDS[nameClass];
}

/** First four and last two characters of a long random token, otherwise only how long it is. Never for passwords. */
export function maskToken(token: string): string {
  return isMaskable(token) ? `${token.slice(0, 4)}…${token.slice(-2)}` : lengthOf(token);
}

function isMaskable(token: string): boolean {
  return token.length >= MIN_MASKED_LENGTH && randomness(token) >= MIN_MASKED_RANDOMNESS;
}

function lengthOf(secret: string): string {
  return `${secret.length} chars`;
}

/** Composes what may be shown of a credential; nothing behind this has access to the raw value. */
export function maskCandidate(candidate: Candidate, shape: CredentialShape): Pick<CredentialHit, 'evidence' | 'evidenceKey' | 'secretHash' | 'user'> {
  const { kind, secret } = candidate;
  const user = shownUser(candidate);
  if (candidate.isPassword) {
    const who = user === undefined ? '' : `user ${user}, `;
    return { evidence: cut(`${who}${kind}, ${lengthOf(secret)}`), evidenceKey: kind, ...(user !== undefined && { user }) };
  }
  if (!isDigestible(secret, shape)) return { evidence: cut(`${kind}, ${lengthOf(secret)}`), evidenceKey: `${kind} ${secret.length}` };
  const digest = sha256(secret);
  const mask = NEVER_IN_PART.has(shape) ? '' : ` ${maskToken(secret)}`;
  return {
    evidence: cut(`${kind}${mask}, ${lengthOf(secret)}, #${digest.slice(0, DIGEST_LENGTH)}`),
    evidenceKey: `${kind} ${digest.slice(0, KEY_DIGEST_LENGTH)}`,
    secretHash: digest.slice(0, DIGEST_LENGTH),
  };
}

function isDigestible(secret: string, shape: CredentialShape): boolean {
  return shape === 'private-key' || isMaskable(secret);
}

/** An API key may stand in the place of the user, and a password may repeat the user's name. */
function shownUser({ user, secret }: Candidate): string | undefined {
  if (user === undefined || user === '' || randomness(user) >= 0.45 || isRandomPassword(user)) return undefined;
  if (user.toLowerCase().includes(secret.toLowerCase())) return undefined;
  return user.length > MAX_USER_LENGTH ? `${user.slice(0, MAX_USER_LENGTH - 1)}…` : user;
}

function cut(text: string): string {
  return text.length > MAX_EVIDENCE_LENGTH ? `${text.slice(0, MAX_EVIDENCE_LENGTH - 1)}…` : text;
}
