import type { ApiIndex, Operation, Parameter } from '../../api-index/api-index.ts';
import { urlCredentialName } from '../../detectors/credential-parameter.ts';
import { shortLabel } from '../../detectors/short-label.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Last segments and operation ids, lower case without separators, of operations that check a password. */
const LOGIN = names('login signin logon userlogin loginuser userslogin authenticate authlogin passwordlogin loginwithpassword weblogin');
/** Those that check or send a one-time code, or start a password reset. */
const SECOND_STEP = names(
  'verifyotp otpverify validateotp sendotp otpsend mfaverify verifymfa mfachallenge 2faverify verify2fa totpverify verifytotp verifycode logincode ' +
    'magiclink sendmagiclink forgotpassword passwordforgot forgot resetpassword passwordreset passwordrecovery passwordrecover recoverpassword ' +
    'requestpasswordreset passwordresetrequest passwordresetconfirm passwordlost lostpassword',
);
/** A POST checks or sends the code; other methods switch the second factor on and off. */
const SECOND_STEP_POST = names('otp mfa 2fa totp');
const THROTTLING =
  /\brate[- ]?limit|\bthrottl|\btoo many\b|\block(?:ed)?[- ]?out\b|\baccount (?:is |gets |will be )?(?:temporarily )?locked\b|captcha|turnstile|\bstep[- ]up\b|\b(?:failed|login|maximum|number of) attempts\b|\bbrute[- ]force/i;
const MAX_PROSE_LENGTH = 20_000;

/**
 * Reports operations that check passwords or one-time codes, or start a password reset, without a word on repeated attempts.
 * Sources: OWASP API2:2023, API6:2023, CWE-307, CWE-640.
 */
export default defineRule({
  meta: {
    id: 'require-login-throttling',
    family: 'authentication',
    title: 'Login and reset operations limit attempts',
    why: 'Passwords and six-digit codes are guessed by machines where attempts are free, and reset messages can be sent to customers without end.',
    fix: 'Limit attempts per account and address, and document the 429 response.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A35', 'R05'],
    owasp: ['API2:2023', 'API6:2023'],
    cwe: [307, 640],
    appliesTo: ALL_VERSIONS,
    aliases: { 'api-commons': ['sensitive-flows-rate-limit-response'] },
    limits: 'A 429 or 4XX response, or a text on rate limits, lockout, captcha or step-up silences the rule. Redirects to a login page are left alone.',
  },
  *check(api) {
    if (speaksOfThrottling(api)) return;
    for (const operation of api.inbound) {
      if (!isGuessable(operation) || isThrottled(operation)) continue;
      yield {
        at: operation,
        anchor: 'key',
        message: `${shortLabel(operation.label)} tells nothing of limits on repeated attempts.`,
        ...(operation.audience && { audience: operation.audience }),
      };
    }
  },
});

function speaksOfThrottling(api: ApiIndex): boolean {
  const info = ownMember(api.data, 'info');
  return isJsonObject(info) && THROTTLING.test(stringOr(ownMember(info, 'description')).slice(0, MAX_PROSE_LENGTH));
}

function isGuessable(operation: Operation): boolean {
  return isNamedLikeLogin(operation) && (operation.isWrite || operation.parameters.some(takesSecret));
}

function takesSecret(parameter: Parameter): boolean {
  return parameter.in === 'query' && urlCredentialName(parameter.name, 'query')?.strength === 'secret';
}

function isNamedLikeLogin(operation: Operation): boolean {
  const segments = operation.path.split('/').filter((segment) => segment !== '');
  const last = bare(segments.at(-1) ?? '');
  const pair = bare(segments.slice(-2).join(''));
  const id = bare(operation.operationId);
  if (LOGIN.has(last) || LOGIN.has(pair) || LOGIN.has(id)) return true;
  // Below an object id the same words set a second factor up.
  if (operation.path.includes('{')) return false;
  return SECOND_STEP.has(last) || SECOND_STEP.has(pair) || SECOND_STEP.has(id) || (operation.method === 'post' && SECOND_STEP_POST.has(last));
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9{}]/g, '');
}

function isThrottled(operation: Operation): boolean {
  if (operation.responses.some(({ status }) => status === '429' || status.toUpperCase() === '4XX')) return true;
  const texts = [operation.data['summary'], operation.data['description'], ...operation.responses.map(({ response }) => response.data['description'])];
  if (texts.some((text) => THROTTLING.test(stringOr(text).slice(0, MAX_PROSE_LENGTH)))) return true;
  const bodies = operation.requestBody?.content.flatMap(({ schema }) => schema?.target?.children ?? schema?.children ?? []) ?? [];
  return [...bodies, ...operation.parameters].some(({ name }) => THROTTLING.test(name));
}
