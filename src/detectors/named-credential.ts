import type { Candidate } from './credential-hit.ts';
import { type CredentialNameClass, credentialClass } from './credential-name.ts';
import { credentialKind } from './mask.ts';
import { opaqueTier, SURE } from './opaque-value.ts';
import { lonePasswordTier, siblingPasswordTier } from './password.ts';
import { placeholderReason } from './placeholder.ts';
import { randomness } from './randomness.ts';
import type { TextInput } from './text-position.ts';

/** A longer value is a document, not a credential; shapes still look into it. */
const MAX_LENGTH = 6000;
const NOT_A_SECRET_FORMAT = /^(?:date|date-time|time|duration|uri|url|uri-reference|int32|int64|boolean|email)$/;
const SCHEME_WORD = /^(?:Bearer|Basic|Token|ApiKey|Key) /i;
const URL_OR_TIME = /^(?:https?:\/\/|\/\/|\.\/|arn:|projects\/|urn:|data:|\d{4}-\d\d-\d\dT)/i;
const USER_NAME = /^(?:user_?name|login|user|e_?mail|email_?address|user_?id|account|username_or_email|login_?name|principal)$/i;
const SEED_NAME = /totp|otp|mfa|two_?factor|2fa|seed/i;
/** One alphabet and few digits: `randomness` sees only most of them. */
const SEED = /^[A-Z2-7]{16,64}=*$/;

type OwnNames = Readonly<Record<string, readonly string[]>>;

/** Judges a value by the name it stands under, by its binding to a security scheme, or by `format: password`. */
export function findNamedCredential(input: TextInput, own?: OwnNames): Candidate | undefined {
  const nameClass = classOf(input, own);
  if (nameClass === undefined || nameClass === 'cookie' || nameClass === 'connection' || input.value.length > MAX_LENGTH) return undefined;
  if ((input.isNumeric && nameClass !== 'password') || NOT_A_SECRET_FORMAT.test(input.format ?? '')) return undefined;
  const secret = unquoted(input.value.trim());
  const judged = nameClass === 'password' ? judgePassword(secret, input) : judgeToken(secret, input, nameClass);
  if (judged === undefined) return undefined;
  const start = input.value.indexOf(judged.secret);
  return { ...judged, kind: credentialKind(nameClass), nameClass, start, end: start + judged.secret.length };
}

function classOf({ name, isSchemeBound, format }: TextInput, own: OwnNames | undefined): CredentialNameClass | undefined {
  const byName = name === '' ? undefined : credentialClass(name, own);
  if (isSchemeBound) return byName === 'password' ? byName : 'apikey';
  return byName ?? (format === 'password' ? 'password' : undefined);
}

/** A JSON string inside a string. */
function unquoted(text: string): string {
  const isQuoted = text.length >= 2 && /^["']/.test(text) && text.endsWith(text.charAt(0));
  return isQuoted ? text.slice(1, -1) : text;
}

/** Base64 may begin with a slash too. */
function isPath(text: string): boolean {
  return text.startsWith('/') && randomness(text) < SURE;
}

type Judged = Pick<Candidate, 'tier' | 'secret' | 'user' | 'isPassword'>;

function judgePassword(secret: string, input: TextInput): Judged | undefined {
  const user = siblingUser(input);
  const tier = user === undefined ? lonePasswordTier(secret, input.name) : siblingPasswordTier(user, secret, input.name);
  return tier === undefined ? undefined : { tier, secret, isPassword: true, ...(user !== undefined && { user }) };
}

function siblingUser(input: TextInput): string | undefined {
  for (const [key, value] of Object.entries(input.siblings?.() ?? {})) {
    if (USER_NAME.test(key) && value !== '') return value;
  }
  return undefined;
}

function judgeToken(text: string, input: TextInput, nameClass: CredentialNameClass): Judged | undefined {
  const secret = text.replace(nameClass === 'authorization' ? /^(?:token=|(?:Bearer|Token|ApiKey|Key) )/i : SCHEME_WORD, '');
  if (secret === '' || /\s/.test(secret) || URL_OR_TIME.test(text) || isPath(secret)) return undefined;
  if (secret !== text && placeholderReason(text, input.name) !== undefined) return undefined;
  if (/^eyJ[\w-]+\.e[wy]/.test(secret)) return undefined; // judged as a JWT
  if (nameClass === 'secret' && SEED_NAME.test(input.name) && SEED.test(secret) && placeholderReason(secret, input.name) === undefined) {
    return { tier: 'live', secret };
  }
  const tier = opaqueTier(secret, input.name, nameClass);
  if (tier !== 'uuid-key') return tier === undefined ? undefined : { tier, secret };
  // An id, unless the name of the header or the document says that it is the credential.
  if (nameClass === 'authorization') return { tier: 'live', secret };
  return { tier: input.isSchemeBound ? 'unverified' : tier, secret };
}
