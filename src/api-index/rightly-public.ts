import { type PathParts, splitPath } from '../detectors/route-word.ts';
import { splitName } from '../detectors/split-name.ts';
import type { Operation, SecurityScheme } from './api-index.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** How a caller gets its first credential, or proves who it is in another way. Last segments and operation ids, joined. */
const ENTRANCE = words(
  'login logon signin logout logoff signout signup sso saml saml2 oidc oauth oauth2 acs authorize authorise authenticate authentication authorization ' +
    'forgotpassword forgottenpassword passwordforgot forgotusername lostpassword recoverpassword passwordrecovery resetpassword passwordreset requestpasswordreset ' +
    'passwordresetrequest passwordresetconfirm resetpasswordconfirm confirmpasswordreset verifypasswordreset verifyemail emailverification confirmemail ' +
    'emailconfirmation verifyregistration completeregistration resendverification resendverificationemail sendverificationemail resendconfirmation ' +
    'resendactivation magiclink otp sendotp verifyotp requestotp onetimepassword accesstoken requesttoken refreshtoken tokenrefresh obtaintoken generatetoken ' +
    'generateaccesstoken generatenewtoken issuetoken tokenexchange exchangetoken revoketoken invalidatetoken introspect introspection devicecode ' +
    'deviceauthorization deviceauthorize useractivate userregister',
);
/** The same as the last word of a longer name: `social-login`. */
const ENTRANCE_TAIL = words('login logon signin signup logout signout');
/** A `last-login` is a date. */
const NOT_ENTRANCE_HEAD = words('last recent previous failed update track record create delete list');
/** Steps of a login or registration that other things have as well: `/orders/{id}/confirm`. They count next to words of identity only. */
const STEP = words(
  'token refresh register registration activate activation verify verification confirm confirmation validate revoke auth recover resend login signin code device',
);
const STEP_OF_POST = words('tokens session sessions apikey registrations refreshtokens accesstokens');
const IDENTITY = words(
  'auth oauth oauth2 oidc saml sso account accounts user users session sessions token tokens password passwords email emails login signin signup identity ' +
    'identities customer customers member members registration registrations otp mfa security authentication authorization authenticate authorize register ' +
    'accountverify forgotpassword passwordreset resetpassword device',
);
/** Segments before the first one that says what an API is about. */
const INTERFACE = /^(?:api|apis|rest|public|services?|system|server|app|web|v?\d{1,4}(?:[._]\d{1,3}){0,2}\w{0,8})$/;
/** Whole last segments that tell nothing worth protecting. */
const PROBE = words(
  'healthz healthcheck livez readyz ping heartbeat jwks jwksjson certs openapi openapijson openapiyaml openapiyml swagger swaggerjson swaggeryaml apidocs docs redoc ' +
    'robotstxt faviconico sitemapxml',
);
/** The same, where nothing stands before them but `/api/v1`: a product has a status, too. */
const TOP_PROBE = words('health live liveness ready readiness status version versions time timestamp serverstatus servicestatus serverinfo systemstatus info');
const HEALTH_DETAIL = words('live liveness ready readiness startup check status ping db database');
/** Path variables that are the proof themselves: a link out of an e-mail. */
const PROOF_VARIABLE = /(?:token|code|hash|key|uuid|provider|nonce|signature)\}$/i;
/** Left out of operation ids: `loginUser`, `AuthController_login`, `post-oauth-access_token`. */
const FILLER = words('get post put do handle user users account customer member controller resource api rest using public auth a the my v1 v2 v3');

/**
 * Whether an operation has to be open: a step on the way to a credential, a probe, a published document, an OAuth endpoint that a scheme names.
 * Decided by whole segments, never by a part of a word, and not where such things are managed (`/tokens/{id}`).
 */
export function isRightlyPublic(operation: Operation, schemes: Iterable<SecurityScheme>): boolean {
  const parts = splitPath(operation.path);
  const names = parts.segments.map(joined);
  if (names.length === 0 || (operation.isRead && names.every((name) => INTERFACE.test(name)))) return true;
  if (isProbe(operation, parts, names) || isEntrance(operation, parts, names)) return true;
  return isEntranceId(operation, parts) || isAuthUrl(operation, schemes);
}

function joined(text: string): string {
  return text === '{}' ? text : text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function isProbe(operation: Operation, { segments, isObjectId }: PathParts, names: readonly string[]): boolean {
  if (isObjectId.includes(true)) return false;
  if (segments.includes('.well-known')) return true;
  const last = names.at(-1) ?? '';
  const isTop = names.slice(0, -1).every((name) => INTERFACE.test(name));
  if (PROBE.has(last) || (last === 'health' && names.length <= 3)) return true;
  if (names.at(-2) === 'health' || names.at(-2) === 'heartbeat') return HEALTH_DETAIL.has(last) || names.at(-2) === 'heartbeat';
  return operation.isRead && isTop && TOP_PROBE.has(last);
}

function isEntrance(operation: Operation, { raw, isObjectId }: PathParts, names: readonly string[]): boolean {
  const isProof = names.at(-1) === '{}' && PROOF_VARIABLE.test(raw.at(-1) ?? '');
  const end = isProof ? names.length - 1 : names.length;
  const last = names[end - 1] ?? '';
  if (last === '{}') return false;
  if (isProof) return hasEntrance(last, names, end) || (STEP.has(last) && last !== 'token' && isAmongIdentity(names.slice(0, end - 1)));
  if (hasEntrance(last, names, end) || isEntranceTail(raw.at(-1) ?? '')) return true;
  // OAuth sends the browser back with a GET; a callback that is posted to is a webhook.
  if (last === 'callback' && (operation.isRead || isAmongIdentity(names.slice(0, -1)))) return !isObjectId.includes(true);
  const isStep = STEP.has(last) || (operation.method === 'post' && STEP_OF_POST.has(last));
  return isStep && !isObjectId.includes(true) && isAmongIdentity(names.slice(0, -1));
}

/** `/login`, `/login/google`, `/forgot-password/verify`. */
function hasEntrance(last: string, names: readonly string[], end: number): boolean {
  return ENTRANCE.has(last) || (names[end - 2] !== undefined && ENTRANCE_STEP_PARENT.has(names[end - 2] ?? ''));
}

const ENTRANCE_STEP_PARENT = words('login signin signup sso saml forgotpassword resetpassword passwordreset verifyemail magiclink otp');

function isEntranceTail(segment: string): boolean {
  const parts = splitName(segment);
  const last = parts.at(-1) ?? '';
  return parts.length > 1 && ENTRANCE_TAIL.has(last) && !NOT_ENTRANCE_HEAD.has(parts[0] ?? '');
}

/** Nothing but interface words and words of identity before it: `/api/users/verify`, not `/cards/verify`. */
function isAmongIdentity(names: readonly string[]): boolean {
  return names.every((name) => name === '{}' || INTERFACE.test(name) || IDENTITY.has(name));
}

function isEntranceId(operation: Operation, { segments, isObjectId }: PathParts): boolean {
  const id = splitName(operation.operationId);
  if (segments.at(-1) === '{}') return ENTRANCE_TAIL.has(id.join(''));
  if (isObjectId.includes(true)) return ENTRANCE_TAIL.has(id.join(''));
  return ENTRANCE.has(id.join('')) || ENTRANCE.has(id.filter((word) => !FILLER.has(word)).join(''));
}

/** The operation that a scheme names as its token or authorization URL. */
function isAuthUrl(operation: Operation, schemes: Iterable<SecurityScheme>): boolean {
  if (operation.path.length < 2) return false;
  for (const scheme of schemes) {
    for (const { data } of scheme.flows) {
      for (const field of ['tokenUrl', 'authorizationUrl', 'refreshUrl', 'deviceAuthorizationUrl']) {
        const url = data[field];
        if (typeof url === 'string' && (url.split(/[?#]/)[0] ?? '').endsWith(operation.path)) return true;
      }
    }
  }
  return false;
}
