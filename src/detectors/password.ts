import { knownSample } from './known-samples.ts';
import { type PlaceholderReason, placeholderReason } from './placeholder.ts';
import { isRandomPassword, looksLikeWords, unleet } from './randomness.ts';
import { splitWords } from './split-name.ts';

/** What a password is worth reporting as; `hash`, `sample` and `placeholder` are not. */
export type PasswordTier = 'live' | 'account' | 'default-account' | 'password' | 'weak-password' | 'hash' | 'sample' | 'placeholder';

const MIN_LENGTH = 4;
const MAX_LENGTH = 80;
const MAX_WORDS = 2;
/** Whatever is shorter is guessed in seconds. */
const MIN_CONCRETE_LENGTH = 6;

/** Stems that people put into a password because they need any; compared after `unleet`. */
const WEAK_STEMS =
  /pass|secret|secure|welcome|letmein|qwerty|changeme|admin|hunter|iloveyou|monkey|dragon|football|baseball|sunshine|princess|batman|trustno|zaq|qaz|wsx/;
const WEAK_STARTS = /^(?:pass|p@ss|test|abc|123|root|guest|demo|user|login)/i;
const MAX_WEAK_LENGTH = 32;
/** A weak start decides only when little follows it. */
const MAX_WEAK_START_LENGTH = 14;

const HASH = /^\$2[abxy]?\$\d\d\$|^\$argon2|^\$[156]\$|^\$pbkdf2|^\{?(?:SSHA|PBKDF2|scrypt)|^pbkdf2_|^[0-9a-f]{32,128}$/i;
/** How a field is shown or whether it is needed, not what it holds. */
const MODE_WORDS: ReadonlySet<string> = new Set(
  'visible invisible hidden plain optional mandatory required low medium high strong weak enabled disabled always never public private manual auto'.split(' '),
);
const SELF_DESCRIBING = /pass(?:wo?r?d|phrase)|passwd|secret|credential/i;
const INSTRUCTION = /\b(?:do|does)[-_ ]?n[o8]t[-_ ]?use|random|change[-_]?me|\bnot[-_ ]/i;
const UPPER_SNAKE = /^[A-Z]+(?:_[A-Z]+)+$/;
const IP_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const PATH_OR_URL = /^(?:[a-z][a-z0-9+.-]{1,15}:\/\/|\/|#|\.\/)/i;

const ADMINISTRATOR = /^(?:admin|root|guest|operator|superuser)/i;
const GENERIC_USER = /^(?:user\w{0,20}|name|login|id|usr|foo|me|e-?mail|api[-_]?key\w{0,20}|client\w{0,20})$/i;
const FILLER_PASSWORD = /^(?:pass\w{0,6}|pw\w?|pwd|secret|bar)$/i;
const RESERVED_DOMAIN = /@(?:[\w-]{1,63}\.){0,8}(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost)$/i;
const ROLE_USER = /^(?:user\w{0,20}|name|login|id|me|foo|alice|bob|test\w{0,20}|demo\w{0,20})(?:@.{0,100})?$/i;
const NOBODY = /^(?:jo(?:hn|e)[._]?(?:doe|smith)?|jane[._]?(?:doe|smith)?|j?doe)\d{0,6}(?:@.{0,100})?$/i;

/** True for a password that stands in every list of common ones, or is one of them with digits for letters (`P@ssw0rd1`). */
export function isWeakPassword(password: string): boolean {
  if (password.length > MAX_WEAK_LENGTH) return false;
  if (password.length < MIN_CONCRETE_LENGTH || /^\d{1,8}$/.test(password)) return true;
  if (password.length <= MAX_WEAK_START_LENGTH && WEAK_STARTS.test(password)) return true;
  return WEAK_STEMS.test(unleet(password));
}

/** True for users nobody needs to act on: reserved mail domains, John Doe, role words, templates. */
export function isReservedUser(user: string): boolean {
  return placeholderReason(user, 'username') !== undefined || RESERVED_DOMAIN.test(user) || ROLE_USER.test(user) || NOBODY.test(user);
}

/** True for accounts that run a system; their weak passwords are default accounts. */
export function isAdministrator(user: string): boolean {
  return ADMINISTRATOR.test(user);
}

/**
 * Judges the value of a field that is called a password and whose user is not known.
 * `name` is that of the field. Undefined when the value cannot be a password at all (a path, a sentence, a mode word).
 */
export function lonePasswordTier(password: string, name = 'password'): PasswordTier | undefined {
  const early = prejudge(password, name);
  if (early !== 'concrete') return early;
  if (isFillerPassword(placeholderReason(password, name), password) || isWeakPassword(password)) return 'weak-password';
  return isRandomPassword(password) ? 'live' : 'password';
}

/**
 * Judges a password in a field whose neighbour names the user. In an example object `theUser` / `12345` is filler: only an
 * administrator's password, or one equal to the user name, is a default account there.
 */
export function siblingPasswordTier(user: string, password: string, name = 'password'): PasswordTier | undefined {
  const early = prejudge(password, name);
  if (early !== 'concrete') return early;
  const tier = pairTier(user, password);
  if (tier === 'placeholder') return 'weak-password';
  const isDefault = tier !== 'default-account' || isAdministrator(user) || user.toLowerCase() === password.toLowerCase();
  return isDefault ? tier : 'weak-password';
}

/** Judges user and password that stand together in a URL, a Basic value, a command line or a sentence. The user can only lower the tier. */
export function pairTier(user: string, password: string): PasswordTier {
  if (knownSample(password) !== undefined || knownSample(`${user}:${password}`) !== undefined) return 'sample';
  const reason = placeholderReason(password, 'password');
  const isGenericUser = GENERIC_USER.test(user) || placeholderReason(user, 'username') !== undefined;
  if (isGenericUser && (reason !== undefined || FILLER_PASSWORD.test(password))) return 'placeholder';
  if (reason === 'template' || reason === 'masked' || reason === 'sequence' || reason === 'empty') return 'placeholder';
  if (describesItself(password) && splitWords(password).length > 1) return 'placeholder';
  if (reason !== undefined || user.toLowerCase() === password.toLowerCase()) return isReservedUser(user) ? 'weak-password' : 'default-account';
  if (isWeakPassword(password)) return isAdministrator(user) ? 'default-account' : 'weak-password';
  if (isRandomPassword(password)) return 'live';
  return isReservedUser(user) || looksLikeWords(password) ? 'password' : 'account';
}

/** What can be said without knowing the user: `concrete` goes on to the judges above. */
function prejudge(password: string, name: string): PasswordTier | 'concrete' | undefined {
  if (MODE_WORDS.has(password.toLowerCase()) || password.length < MIN_LENGTH || password.length > MAX_LENGTH) return undefined;
  if (password.split(/\s+/, MAX_WORDS + 1).length > MAX_WORDS || PATH_OR_URL.test(password)) return undefined;
  if (HASH.test(password)) return 'hash';
  if (describesItself(password)) return 'placeholder';
  const reason = placeholderReason(password, name);
  if (reason === 'known-sample') return 'sample';
  return reason === undefined || isFillerPassword(reason, password) ? 'concrete' : 'placeholder';
}

function describesItself(password: string): boolean {
  if (!/[0-9@$!]/.test(password) && SELF_DESCRIBING.test(password)) return true;
  return UPPER_SNAKE.test(password) || IP_ADDRESS.test(password) || INSTRUCTION.test(password);
}

/** Filler that somebody may really use: `password1`, `1234abc`. */
function isFillerPassword(reason: PlaceholderReason | undefined, password: string): boolean {
  if (reason === 'filler-words') return /\d/.test(password);
  return reason === 'sequence' && /^\w{6,14}$/.test(password);
}
