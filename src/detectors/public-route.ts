import { splitPath } from './route-word.ts';
import { splitName } from './split-name.ts';

/** An operation as far as its name goes. */
export interface RouteName {
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly operationId: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Where a caller proves who it is, or stops being it; `/users/{id}/login` as well. Joined words of a segment or operation id. */
const ENTRANCE = words('login logon signin logout logoff signout signup authenticate');
/** Before one of these at the end of a longer name: `social-login` is an entrance, `last-login` a date. */
const NO_ENTRANCE_HEAD = words('last recent previous failed first update track record create delete list de');
/** `login-with-google`, `AuthenticateByName`. */
const ENTRANCE_MEANS = words('with by using via');
/** What somebody does who has no credential yet, or has lost it. Ends of joined words. */
const SELF_SERVICE = [
  'forgotpassword',
  'forgottenpassword',
  'passwordforgot',
  'lostpassword',
  'recoverpassword',
  'passwordrecovery',
  'resetpassword',
  'passwordreset',
  'passwordresetconfirm',
  'resetpasswordconfirm',
  'verifypasswordreset',
  'confirmpasswordreset',
  'verifyemail',
  'emailverification',
  'confirmemail',
  'emailconfirmation',
  'verifyregistration',
  'completeregistration',
  'verificationemail',
  'confirmationemail',
  'activationemail',
  'resendverification',
  'resendconfirmation',
  'resendactivation',
  'magiclink',
  'forgotusername',
];
/** Of these, the ones whose path may carry an object's id, in a link of an e-mail; who resets a password by id is an administrator. */
const MAIL_LINK = /(?:email|verification|confirmation|activation|registration)$/;
/** Steps to a credential that other things have, too (`/payments/{id}/authorize`): only words of identity may stand before them. */
const STEP = words(
  'token auth authorize authorise authorization authentication oauth oauth2 oidc saml saml2 sso acs accesstoken requesttoken refreshtoken tokenrefresh ' +
    'generatetoken generateaccesstoken generatenewtoken issuetoken obtaintoken tokenexchange exchangetoken revoketoken invalidatetoken introspect ' +
    'introspection jwt jwttokenauth apitokenauth obtainauthtoken exchange register registration devicecode deviceauthorization otp sendotp verifyotp requestotp onetimepassword',
);
/** Words that say what is done, not to what: they count behind a word of identity only. */
const BARE_STEP = words('refresh obtain renew revoke activate activation verify verification confirm confirmation validate recover resend code certs');
/** A member is created by whoever logs in; reading or deleting them is management. */
const CREATED_STEP = words('tokens session sessions registrations');
const BARE_CREATED_STEP = words('apikey accesstokens refreshtokens device');
const IDENTITY = words(
  'auth oauth oauth2 oidc saml sso account accounts user users session sessions token tokens password passwords email emails identity identities customer ' +
    'customers consumer consumers member members registration registrations otp mfa device security authentication authorization authorize register accountverify ' +
    'login signin signup forgotpassword passwordreset resetpassword openidconnect protocol realms',
);
/** What else a token is for: push messages, cards. */
const TOKEN_OF_THINGS = words('device devices push notification notifications fcm apns card cards payment payments paymentmethods tokenization');
const AUTH = /^(?:o?auth2?|authentication|authorization|oidc|openidconnect|login)$/;
/** Segments before the first one that says what an API is about. */
const INTERFACE = /^(?:api|apis|rest|public|services?|system|server|apps?|web|v?\d{1,4}(?:[._]?\d{1,3}){0,2}\w{0,8})$/;
const ROOT = /^(?:api|rest|v\d{1,4}(?:[._]?\d{1,3}){0,2})$/;
/** Whole last segments that tell nothing worth protecting. */
const PROBE = words(
  'health healthz healthcheck livez readyz heartbeat jwks jwksjson openapi openapijson openapiyaml openapiyml swagger swaggerjson swaggeryaml apidocs redoc robotstxt ' +
    'faviconico sitemapxml',
);
/** The same where nothing but `/api/v1` stands before: an order has a status, too. */
const TOP_PROBE = words('live liveness ready readiness status version versions time timestamp serverstatus servicestatus serverinfo systemstatus info docs');
const PROBE_PARENT = words('health healthz heartbeat healthcheck');
/** Path variables that are the proof themselves, in a link out of an e-mail. */
const PROOF_VARIABLE = /(?:token|code|hash|key|nonce|signature|provider)\}$/i;
/** `/password/reset`, `/password/reset/confirm`, `/forgot/password`: joined last segments. */
const PASSWORD_STEP =
  /^(?:passwords?(?:reset|forgot|forgotten|recover|recovery|lost)(?:request|confirm|verify|validate)?|(?:reset|forgot|lost|recover)password)$/;
/** Left out of operation ids: `loginUser`, `AuthController_login`. */
const FILLER = words('get post put do handle user users account customer member controller resource api rest using a the my v1 v2 v3');

/**
 * Whether a route has to be open by its nature: a step on the way to a credential, a probe, a published document. Decided by whole segments and operation
 * ids, never by a part of a word, and not where such things are managed (`/tokens/{id}`).
 */
export function isPublicRoute(route: RouteName): boolean {
  const { raw, segments, isObjectId } = splitPath(route.path);
  const names = segments.map(joined);
  const isRead = route.method === 'get' || route.method === 'head';
  const hasId = isObjectId.includes(true);
  if (names.length === 0 || segments.includes('.well-known') || (isRead && names.every((name) => ROOT.test(name)))) return true;
  if (!hasId && isProbe(names, isRead)) return true;
  if (names.at(-1) === '{}' && PROOF_VARIABLE.test(raw.at(-1) ?? '')) {
    return isEntranceName(splitName(raw.at(-2) ?? ''), false) || (!isObjectId.slice(0, -1).includes(true) && isProvenStep(names.slice(0, -1)));
  }
  if (isEntranceName(splitName(raw.at(-1) ?? ''), hasId) || isEntranceId(route, hasId)) return true;
  return !hasId && (isPasswordStep(names) || isStep(names, route.method));
}

/** The same words as in `/reset-password`, in segments of their own. */
function isPasswordStep(names: readonly string[]): boolean {
  return [2, 3].some((count) => PASSWORD_STEP.test(names.slice(-count).join('')) && isIdentityOnly(names.slice(0, -count)));
}

function joined(segment: string): string {
  return segment === '{}' ? segment : segment.replace(/[^a-z0-9]/g, '');
}

function isProbe(names: readonly string[], isRead: boolean): boolean {
  const last = names.at(-1) ?? '';
  if (last === 'ping') return true;
  if (!isRead) return false;
  if (PROBE.has(last) || PROBE_PARENT.has(names.at(-2) ?? '')) return true;
  return TOP_PROBE.has(last) && names.slice(0, -1).every((name) => INTERFACE.test(name));
}

function isEntranceName(parts: readonly string[], hasId: boolean): boolean {
  const name = parts.join('');
  if (ENTRANCE.has(name)) return true;
  if (ENTRANCE.has(parts[0] ?? '') && ENTRANCE_MEANS.has(parts[1] ?? '')) return true;
  if (parts.length > 1 && ENTRANCE.has(parts.at(-1) ?? '') && !NO_ENTRANCE_HEAD.has(parts[0] ?? '')) return true;
  return SELF_SERVICE.some((end) => name.endsWith(end)) && (!hasId || MAIL_LINK.test(name));
}

function isEntranceId({ path, operationId }: RouteName, hasId: boolean): boolean {
  const parts = splitName(operationId);
  if (ENTRANCE.has(parts.join(''))) return true;
  return (
    !hasId &&
    !path.endsWith('}') &&
    isEntranceName(
      parts.filter((word) => !FILLER.has(word)),
      false,
    )
  );
}

/** `/verify/{token}`, `/login/{provider}`; but `/tokens/{token}` manages tokens. */
function isProvenStep(names: readonly string[]): boolean {
  const last = names.at(-1) ?? '';
  return last !== 'token' && (BARE_STEP.has(last) || STEP.has(last)) && isIdentityOnly(names.slice(0, -1));
}

/** `/oauth/token`, `/users/verify`, `/login/google`. */
function isStep(names: readonly string[], method: string): boolean {
  const last = names.at(-1) ?? '';
  const before = names.slice(0, -1);
  if (before.some((name) => ENTRANCE.has(name)) && last !== '{}') return true;
  // OAuth sends the browser back with a GET; a callback that is posted to is a webhook.
  if (last === 'callback') return method === 'get' || isIdentityOnly(before);
  const isCreated = method === 'post';
  if (isCreated && last === 'token') return before.some((name) => AUTH.test(name)) || !before.some((name) => TOKEN_OF_THINGS.has(name));
  if ((STEP.has(last) || BARE_STEP.has(last)) && before.some((name) => AUTH.test(name))) return true;
  if (STEP.has(last) || (isCreated && CREATED_STEP.has(last))) return isIdentityOnly(before);
  const isBare = BARE_STEP.has(last) || (isCreated && BARE_CREATED_STEP.has(last));
  return isBare && isIdentityOnly(before) && before.some((name) => IDENTITY.has(name));
}

function isIdentityOnly(names: readonly string[]): boolean {
  return names.every((name) => name === '{}' || INTERFACE.test(name) || IDENTITY.has(name));
}
