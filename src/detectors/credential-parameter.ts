import { sensitiveName } from './sensitive-name.ts';
import { splitName } from './split-name.ts';
import { wordSet } from './word-list.ts';

export type ParameterLocation = 'query' | 'path' | 'header' | 'cookie';

/** `secret`: a password or the secret half of a pair. `key-or-token`: any other credential. `path-token`: a key or token in the path, which often is all a link needs. */
export interface ParameterCredential {
  readonly strength: 'secret' | 'key-or-token' | 'path-token';
}

export type PersonalParameter = 'national-id' | 'card' | 'birth-date' | 'email' | 'phone';

/** Credentials by custom of URLs and headers, beside the names that are credentials in an object too. Joined words. */
const PARAMETER_NAMES: ReadonlySet<string> = wordSet(`
  auth authorization proxyauthorization bearer appkey applicationkey subscriptionkey ocpapimsubscriptionkey functionskey xfunctionskey devkey
  developerkey jsessionid phpsessid aspnetsessionid
`);
/** In a cookie a session id is the login. */
const COOKIE_NAMES: ReadonlySet<string> = new Set(['session', 'sessionid', 'sid', 'connectsid', 'auth', 'remembertoken']);
/** `/secrets/{secret}` takes the name of a secret, `/pins/{pin}` a picture, `/subscriptions/{subscription-key}` a number. */
const NAMES_IN_PATH: ReadonlySet<string> = new Set(['secret', 'credential', 'credentials', 'pin', 'auth', 'jwt', 'subscriptionkey']);
/** Words that make a token a coin. */
const COIN_WORDS: ReadonlySet<string> = wordSet(`
  from to base quote sell buy input output reward native pool collateral deposit borrow erc20 fee source destination contract
`);
/** Words that make a token a place in a list, a lock or a step of a longer exchange. */
const EXCHANGE_WORDS: ReadonlySet<string> = new Set([
  'batch',
  'lock',
  'captcha',
  'recaptcha',
  'lifecycle',
  'chunk',
  'block',
  'consistency',
  'wait',
  'template',
]);
/** OAuth values that live for one redirect, and the header that only says how to speak HTTP. */
const PROTOCOL_NAMES: ReadonlySet<string> = new Set(['code', 'state', 'nonce', 'oauthnonce', 'oauthverifier', 'key']);

/**
 * Tells whether a parameter of this name carries a credential, `undefined` for cursors, ids, coins, nonces and all else. A lone `key` is a map key.
 * `ownNames` are further names by class, from the configuration.
 */
export function urlCredentialName(
  name: string,
  location: ParameterLocation,
  ownNames?: Readonly<Record<string, readonly string[]>>,
): ParameterCredential | undefined {
  const words = splitName(name);
  const joined = words.join('');
  if (PROTOCOL_NAMES.has(joined) || (location === 'path' && NAMES_IN_PATH.has(joined))) return undefined;
  const byLocation: ParameterCredential = { strength: location === 'path' ? 'path-token' : 'key-or-token' };
  if (PARAMETER_NAMES.has(joined) || (location === 'cookie' && COOKIE_NAMES.has(joined))) return byLocation;
  const found = sensitiveName({ name, type: 'string' }, ownNames);
  if (found === undefined || found.info) return undefined;
  if (found.class === 'bare-token' && words.some((word) => COIN_WORDS.has(word) || EXCHANGE_WORDS.has(word))) return undefined;
  if (found.class !== 'credential' && found.class !== 'bare-token' && found.class !== 'auth-state') return undefined;
  const isSecret = found.severe || found.phrase.endsWith('secret') || found.phrase === 'pass' || found.phrase === 'root pass';
  return isSecret ? { strength: 'secret' } : byLocation;
}

/** Tells what a parameter of this name says about a person; user names, coordinates and ids are `undefined`. */
export function personalParameterName(name: string): PersonalParameter | undefined {
  const found = sensitiveName({ name, type: 'string' });
  if (found === undefined) return splitName(name).join('') === 'msisdn' ? 'phone' : undefined;
  if (found.class === 'government-id') return 'national-id';
  if (found.class === 'financial') return found.severe ? 'card' : undefined;
  if (found.class !== 'contact') return undefined;
  if (/mail/.test(found.phrase)) return 'email';
  if (/phone|^mobile number/.test(found.phrase)) return 'phone';
  return /birth|^dob$/.test(found.phrase) ? 'birth-date' : undefined;
}
