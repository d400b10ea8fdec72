import { decodeBase64Text } from './base64.ts';
import { type Candidate, eachMatch, type Shape, type ShapeInput, type SilentTier } from './credential-hit.ts';
import { knownSample } from './known-samples.ts';
import { placeholderReason } from './placeholder.ts';

/** Three parts, the first two base64url of a JSON object (RFC 7519); a payload may begin with a line end or space. */
const JWT = /(?<![\w-])eyJ[\w-]{8,4000}\.e[wy][\w-]{8,16000}\.[\w-]{0,1400}/dg;

/** Base64url characters of a signature (RFC 7518 §3.1); RSA of 2048 bits has 342, but shorter keys exist. */
const SIGNATURE_LENGTHS: Readonly<Record<string, number>> = { HS256: 43, HS384: 64, HS512: 86, ES256: 86, ES384: 128, ES512: 176 };
const MIN_OTHER_SIGNATURE_LENGTH = 64;
/** Subject of the sample that jwt.io shows; whoever edits it keeps the subject. */
const SAMPLE_SUBJECT = '1234567890';
const MAX_SHOWN_CLAIMS = 6;

/** What a JWT says about itself; claim values stay inside. */
export interface JwtReading {
  readonly tier: 'live' | 'expired' | SilentTier;
  /** `alg` of the header when it looks like one. */
  readonly algorithm?: string;
  readonly claimNames: readonly string[];
  readonly expiresMs?: number;
}

export const jwtShape: Shape = { shape: 'jwt', gate: 'eyJ', isInLongRun: true, find: findJwts };

function* findJwts({ value, todayMs }: ShapeInput): Generator<Candidate> {
  for (const { match } of eachMatch(JWT, value)) {
    const secret = match[0];
    const reading = readJwt(secret, todayMs);
    yield { tier: reading.tier, kind: 'JWT', start: match.index, end: match.index + secret.length, secret, detail: describe(reading) };
  }
}

/**
 * Decodes a compact JWT and judges it by header, signature length, known samples and `exp` (against the start of the day).
 * Never verifies. Half tokens, and words in the place of a signature, are placeholders.
 */
export function readJwt(token: string, todayMs: number): JwtReading {
  const [head = '', body = '', signature = ''] = token.split('.');
  const header = jsonObject(head);
  const claims = jsonObject(body);
  if (header === undefined || claims === undefined) return { tier: 'placeholder', claimNames: [] };
  const algorithm = typeof header.alg === 'string' && /^[A-Za-z0-9-]{1,12}$/.test(header.alg) ? header.alg : undefined;
  const expiresMs = typeof claims.exp === 'number' && Math.abs(claims.exp) < 1e11 ? claims.exp * 1000 : undefined;
  return {
    tier: tierOf(claims, algorithm, signature, expiresMs !== undefined && expiresMs < todayMs),
    claimNames: Object.keys(claims),
    ...(algorithm !== undefined && { algorithm }),
    ...(expiresMs !== undefined && { expiresMs }),
  };
}

function tierOf(claims: Readonly<Record<string, unknown>>, algorithm: string | undefined, signature: string, isExpired: boolean): JwtReading['tier'] {
  if (String(claims.sub) === SAMPLE_SUBJECT || knownSample(signature) !== undefined) return 'sample';
  const shortest = SIGNATURE_LENGTHS[algorithm ?? ''] ?? MIN_OTHER_SIGNATURE_LENGTH;
  if (signature.length < shortest - 1 || placeholderReason(signature) !== undefined) return 'placeholder';
  return isExpired ? 'expired' : 'live';
}

function jsonObject(part: string): Record<string, unknown> | undefined {
  const text = decodeBase64Text(part);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Claim names are free text: only word-like ones are shown. */
function describe({ algorithm, claimNames, expiresMs, tier }: JwtReading): string {
  const parts = algorithm === undefined ? [] : [algorithm];
  if (expiresMs === undefined) parts.push('no expiry');
  else parts.push(`${tier === 'expired' ? 'expired' : 'expires'} ${isoDay(expiresMs)}`);
  const shown = claimNames.filter((name) => /^[a-z][a-z_]{1,19}$/i.test(name)).slice(0, MAX_SHOWN_CLAIMS);
  if (shown.length > 0) parts.push(`claims ${shown.join(' ')}`);
  return parts.join(', ');
}

/** `2021-03-04` in UTC. `timeMs` must be within the range of a date. */
export function isoDay(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
