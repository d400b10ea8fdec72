import type { SensitiveName } from './sensitive-name.ts';
import { splitName } from './split-name.ts';

/** `hash`: derived from a password, and as good as one. `doubtful`: a token that may open nothing. */
export type SecretKind = 'password' | 'hash' | 'secret' | 'token' | 'doubtful';

/** A name that `sensitiveName` found, and where it stands. */
export interface NamedSecret {
  readonly name: string;
  readonly found: SensitiveName;
  /** Names of the objects around it. */
  readonly holders: readonly string[];
  readonly description: string;
}

const HASH = /\b(?:hash|salt|digest|hashed|encrypted|crypted)\b/;
const PASSWORD = /\b(?:password|passwd|passphrase|pwd|pass)\b/;
/** Steps of a registration or an invitation, and keys of sessions: as often ids as credentials. */
const WEAK_PHRASES: ReadonlySet<string> = new Set([
  'verification token',
  'confirmation token',
  'activation token',
  'registration token',
  'invite token',
  'invitation token',
  'session key',
  'license key',
]);
/** A token beside one of them lets somebody in. */
const OPENS =
  /\b(?:access|auth|authenticat\w{1,6}|authoriz\w{1,6}|oauth|sso|jwt|bearer|apis?|apps?|applications?|login|sign ?in|users?|accounts?|clients?|bots?|hooks?|webhooks?|callbacks?|runners?|agents?|integrations?|secrets?|credentials?|members?|connections?|services?|admin|plugins?|providers?|projects?|tenants?|workspaces?|slack|scim|clone)\b/;
/** What a description says of a token that merely names something. */
const NAMES = /\b(?:identif(?:y|ier|ies)|delimit\w{1,4}|analytics|not a (?:credential|secret))\b/i;
/** The customer's browser confirms a payment with the secret of its intent. */
const PAYMENT_INTENT = /\bintents?\b/;

/** Tells what kind of secret a name announces, or undefined when it announces none that matters in an answer. */
export function secretKind(secret: NamedSecret): SecretKind | undefined {
  const { found, name } = secret;
  if (found.class !== 'credential' && found.class !== 'bare-token' && found.class !== 'auth-state') return undefined;
  const words = splitName(name).join(' ');
  if (PAYMENT_INTENT.test([words, ...secret.holders.map(wordsOf)].join(' '))) return undefined;
  if (found.class === 'auth-state') return authStateKind(found);
  if (found.class === 'bare-token' || WEAK_PHRASES.has(found.phrase)) return opensSomething(secret) ? 'token' : 'doubtful';
  if (!found.severe) return 'token';
  if (HASH.test(found.phrase)) return 'hash';
  return PASSWORD.test(found.phrase) ? 'password' : 'secret';
}

/** Counters and addresses of logins (`info`) tell about an account, and let nobody in. */
function authStateKind(found: SensitiveName): SecretKind | undefined {
  if (WEAK_PHRASES.has(found.phrase)) return 'doubtful';
  if (found.severe) return 'secret';
  return found.info ? undefined : 'token';
}

function opensSomething({ name, found, holders, description }: NamedSecret): boolean {
  // `KuCoin Token` is the label of a coin, no identifier.
  if (NAMES.test(description) || name.includes(' ')) return false;
  if (holders.some((holder) => /(?:^| )token$| tokens$/.test(wordsOf(holder)))) return true;
  const head = wordsOf(name).slice(0, -found.phrase.length);
  return OPENS.test([head, ...holders.map(wordsOf), description.toLowerCase()].join(' '));
}

function wordsOf(name: string): string {
  return splitName(name).join(' ');
}
