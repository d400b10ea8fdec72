import type { CredentialNameClass } from './credential-name.ts';

/** How bad and how sure a credential is (detection.md §3), in the order in which it matters. */
export type CredentialTier =
  | 'live'
  | 'account'
  | 'default-account'
  | 'sandbox'
  | 'unverified'
  | 'uuid-key'
  | 'password'
  | 'weak-password'
  | 'expired'
  | 'key-id'
  | 'publishable';

/** What is recognised and claims its text, but not reported. */
export type SilentTier = 'hash' | 'sample' | 'placeholder';

/** Where or how a credential was recognised; rules choose by it which of them speaks. */
export type CredentialShape =
  | 'private-key'
  | 'provider-token'
  | 'jwt'
  | 'storage-key'
  | 'signed-url'
  | 'userinfo'
  | 'basic'
  | 'curl-user'
  | 'connection-string'
  | 'bearer'
  | 'header'
  | 'query'
  | 'account-in-prose'
  | 'credential-in-prose'
  | 'named-value'
  | 'password';

/** One credential in one value. Holds no character of a password and at most six of a token. */
export interface CredentialHit {
  readonly tier: CredentialTier;
  readonly shape: CredentialShape;
  /** What it is, for messages: `Stripe test key`, `bearer token`, `password`. Does not depend on the tier. */
  readonly kind: string;
  /** Offsets of the secret part in the value, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Masked, at most 60 characters. */
  readonly evidence: string;
  /** For fingerprints: the same for the same secret, for passwords the kind only; the tier is not part of it. */
  readonly evidenceKey: string;
  /** Shown only when it does not look like a secret itself. */
  readonly user?: string;
  readonly nameClass?: CredentialNameClass;
  /** 8 hex digits that say "same secret"; only for random tokens of 20 and more characters, never for passwords. */
  readonly secretHash?: string;
  /** What else may be said: `expired 2021-03-04`, `HS256, no expiry, claims sub iss`. */
  readonly detail?: string;
}

/** What a shape found, before masking. Never leaves this folder. */
export interface Candidate {
  readonly tier: CredentialTier | SilentTier;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** The raw text between `start` and `end`, or the part of it that decides. */
  readonly secret: string;
  readonly isPassword?: boolean;
  readonly user?: string;
  readonly nameClass?: CredentialNameClass;
  readonly detail?: string;
}

/** What a shape may look at. */
export interface ShapeInput {
  readonly value: string;
  /** Name of the position; '' when there is none. */
  readonly name: string;
  /** Start of the day of the run, in milliseconds. */
  readonly todayMs: number;
}

/** One form of credential: where it may be (`gate`, a superset that is cheap to test) and where it is. */
export interface Shape {
  readonly shape: CredentialShape;
  /** Source of a regular expression, tested without regard to case. */
  readonly gate: string;
  /** The gate matches inside 15 characters without white space or quotes (`someLongRun`), which is cheaper to find out. */
  readonly isInLongRun?: true;
  readonly find: (input: ShapeInput) => Iterable<Candidate>;
}

/** More matches of one shape in one string add nothing a reader would look at. */
const MAX_MATCHES = 200;

/** Yields the matches of a global expression with the offsets of their groups (`d` flag). Capped, so that a hostile text stays cheap. */
export function* eachMatch(
  pattern: RegExp,
  value: string,
): Generator<{ readonly match: RegExpExecArray; readonly spanOf: (group: number) => [number, number] }> {
  pattern.lastIndex = 0;
  for (let count = 0; count < MAX_MATCHES; count++) {
    const match = pattern.exec(value);
    if (match === null) return;
    const resumeAt = pattern.lastIndex;
    yield { match, spanOf: (group) => match.indices?.[group] ?? [match.index, match.index + match[0].length] };
    pattern.lastIndex = resumeAt;
  }
}
