import { remembered } from './remembered.ts';
import { splitName } from './split-name.ts';

/** What kind of credential a name announces. `weak-token`: a token that is rarely a credential (grant, push, verification). */
export type CredentialNameClass =
  | 'authorization'
  | 'cookie'
  | 'password'
  | 'secret'
  | 'apikey'
  | 'privatekey'
  | 'token'
  | 'session'
  | 'connection'
  | 'weak-token';

type OwnNames = Readonly<Record<string, readonly string[]>>;

const MAX_WORDS = 8;

/** A name that ends in one of them speaks about a credential instead of holding it (and everything that starts with `expir`). */
const META_TAILS = words(
  'type types url uri endpoint ttl lifetime count limit length size min max policy policies format name names hint status state id ids label ' +
    'description enabled required scope scopes location algorithm method version date at in on time timestamp created updated changed rotation ' +
    'strength question reset needed set usage used source provider issuer audience flow field column path file ref reference arn mode placeholder ' +
    'regex pattern rule rules kind index symbol decimals balance amount price supply address standard contract prefix list',
);
/** Any of these words: the value is derived from the credential or only a part of it. */
const DERIVED_WORDS = words('hashed hash digest fingerprint checksum truncated masked last4');
/** Before `token` and `key`: cursors, units, addresses of devices, protection against repeated or forged requests. */
const CURSOR_HEADS = words(
  'next prev previous page paging pagination continuation cursor sync scroll resume skip marker idempotency csrf xsrf version max min word ' +
    'prompt completion total num ' +
    'change delta device push',
);
/** Before `key` alone: `primaryToken` is a credential, `primaryKey` a column. */
const PLAIN_KEY_HEADS = words('verification partition sort row primary foreign public pub publishable map object s3');
/** Before `token` and `key`: seldom a credential, worth a look when the value is strongly random. */
const WEAK_HEADS = words(
  'grant cost batch upload client request shard cache license product message translation locale i18n registry dedup deduplication lock watch operation ' +
    'conversation cancel cancellation concurrency verification encryption ssh host kms storage tokenization nft erc20 bpe payment card network cryptogram',
);
/** Overrule the heads above: `client access token` is one. */
const STRONG_WORDS = words('access secret private refresh api auth bearer');

const PASSWORD_TAILS = list('password passwords passwd passphrase passcode pwd');
const NOT_A_PASSWORD = /(?:has|is|no|forgot|allow)(?:password|pwd)$/;
const SHORT_PASSWORD_TAILS = words('pass pw psw');
/** `pass` alone is a password; behind another word it may be a boarding pass. */
const SHORT_PASSWORD_HEADS = words('root db database user admin smtp sasl sip wifi auth redis mysql ftp proxy');
const SECRET_TAILS = list(
  'clientsecret appsecret apisecret consumersecret secretkey sharedsecret signingsecret webhooksecret secretaccesskey secrettoken ' +
    'totpsecret accesskeysecret hmacsecret',
);
const API_KEY_TAILS = list(
  'apikey apikeys appkey subscriptionkey accesskey authkey authenticationkey masterkey adminkey sharedkey servicekey routingkey routingkeys functionskey ' +
    'encryptionkey signingkey serverkey hmackey writekey integrationkey storagekey',
);
const PRIVATE_KEY_TAILS = list('privatekey privkey privatepem serviceaccountkey');
const TOKEN_TAILS = list(
  'accesstoken accesstokens refreshtoken refreshtokens authtoken bearertoken apitoken apitokens idtoken sessiontoken usertoken securitytoken oauthtoken jwt ' +
    'jwttoken resettoken invitetoken logintoken bottoken personalaccesstoken authenticationtoken authorizationtoken servicetoken admintoken webhooktoken ' +
    'installtoken registrationtoken',
);
const WHOLE_TOKEN_NAMES = words('bearer xtoken auth credential credentials apitok');
const CONNECTION_TAILS = list('connectionstring connstring connstr databaseurl dburi dsn mongouri redisurl jdbcurl sasuri sasurl');
const SESSION_NAME = /^(?:session|sess|jsession|phpsess|connect|j|php).*(?:sessionid|sessid|sid)$/;

/** Classes that a configuration may extend with own names; `credential` stands for `secret`. */
const EXTENDABLE: Readonly<Record<string, CredentialNameClass>> = {
  credential: 'secret',
  password: 'password',
  secret: 'secret',
  apikey: 'apikey',
  privatekey: 'privatekey',
  token: 'token',
  session: 'session',
};

/**
 * Class of credential that a parameter, property, header or variable name announces, or undefined. Decided by the end of the name,
 * word by word, never by a substring (rules.md §1.8). `own` are names of the configuration by class, matched the same way. Cached.
 */
export function credentialClass(name: string, own?: OwnNames): CredentialNameClass | undefined {
  if (own !== undefined) {
    const ownClass = classOfOwnName(name, own);
    if (ownClass !== undefined) return ownClass;
  }
  return classOfName(name);
}

const classOfName = remembered((name) => computeClass(splitName(name)));

function classOfOwnName(name: string, own: OwnNames): CredentialNameClass | undefined {
  for (const [key, phrases] of Object.entries(own)) {
    const ownClass = EXTENDABLE[key];
    if (ownClass !== undefined && phrases.some((phrase) => endsWithPhrase(name, phrase))) return ownClass;
  }
  return undefined;
}

/** True when the words of a phrase, joined, are the end of the words of a name, joined: `api key` ends `billingApiKey` and `my_apikey`. */
function endsWithPhrase(name: string, phrase: string): boolean {
  const tail = splitName(phrase).join('');
  return tail !== '' && splitName(name).join('').endsWith(tail);
}

function computeClass(parts: readonly string[]): CredentialNameClass | undefined {
  const last = parts.at(-1);
  if (last === undefined || parts.length > MAX_WORDS) return undefined;
  const joined = parts.join('');
  if (/^(?:proxy|x)?authorization$|^authheader$/.test(joined)) return 'authorization';
  if (/^(?:set|session)?cookie$/.test(joined)) return 'cookie';
  if (parts.some((word) => DERIVED_WORDS.has(word))) return undefined;
  if (parts.length > 1 && (META_TAILS.has(last) || last.startsWith('expir'))) return undefined;
  const byHead = classOfHeads(parts, last);
  if (byHead !== undefined) return byHead === 'none' ? undefined : byHead;
  if (isPasswordName(parts, joined, last)) return 'password';
  return classOfTail(joined, last);
}

/** Words before a final `token` or `key` can rule a credential out, or make it doubtful. */
function classOfHeads(parts: readonly string[], last: string): 'weak-token' | 'none' | undefined {
  const isKey = last === 'key' || last === 'keys';
  if (!isKey && last !== 'token' && last !== 'tokens') return undefined;
  if (parts.some((word) => STRONG_WORDS.has(word))) return undefined;
  const heads = parts.slice(0, -1);
  if (heads.some((word) => CURSOR_HEADS.has(word) || (isKey && PLAIN_KEY_HEADS.has(word)))) return 'none';
  if (!heads.some((word) => WEAK_HEADS.has(word))) return undefined;
  return last.endsWith('s') ? 'none' : 'weak-token';
}

function isPasswordName(parts: readonly string[], joined: string, last: string): boolean {
  if (endsWithAny(joined, PASSWORD_TAILS)) return !NOT_A_PASSWORD.test(joined);
  return SHORT_PASSWORD_TAILS.has(last) && (parts.length === 1 || parts.some((word) => SHORT_PASSWORD_HEADS.has(word)));
}

function classOfTail(joined: string, last: string): CredentialNameClass | undefined {
  if (last === 'secret' || joined === 'secrets' || endsWithAny(joined, SECRET_TAILS)) return 'secret';
  if (endsWithAny(joined, API_KEY_TAILS)) return 'apikey';
  if (endsWithAny(joined, PRIVATE_KEY_TAILS)) return 'privatekey';
  if (last === 'token' || endsWithAny(joined, TOKEN_TAILS) || WHOLE_TOKEN_NAMES.has(joined)) return 'token';
  if (SESSION_NAME.test(joined)) return 'session';
  return endsWithAny(joined, CONNECTION_TAILS) ? 'connection' : undefined;
}

function endsWithAny(text: string, tails: readonly string[]): boolean {
  return tails.some((tail) => text.endsWith(tail));
}

function list(text: string): readonly string[] {
  return text.split(' ');
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
