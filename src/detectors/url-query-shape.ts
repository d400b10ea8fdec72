import { percentDecoded } from './account-shapes.ts';
import { type Candidate, eachMatch, type Shape, type ShapeInput } from './credential-hit.ts';
import { type CredentialNameClass, credentialClass } from './credential-name.ts';
import { credentialKind } from './mask.ts';
import { opaqueTier, SURE } from './opaque-value.ts';
import { lonePasswordTier, pairTier } from './password.ts';
import { randomness } from './randomness.ts';
import { PAGING_NAME } from './token-shapes.ts';

const PARAMETER = /[?&;]([A-Za-z][\w.[\]-]{1,40})=([^&\s"'<>)\]`;]{4,1000})/dg;
const USER_PARAMETER = /[?&;](?:user(?:_?name)?|login|e?mail|account|uid)=([^&\s"'<>)\]`;]{2,80})/i;
/** Short names that mean a credential in a URL, though not elsewhere. */
const QUERY_NAMES: Readonly<Record<string, CredentialNameClass>> = { key: 'apikey', appid: 'apikey', pass: 'password', auth: 'token', apikey: 'apikey' };
/** Part of a signed URL, worth nothing without its signature. */
const SIGNING_PARAMETER = /^x-(?:amz|goog)-/i;
const MIN_TOKEN_LENGTH = 6;
const LOOK_AROUND = 300;

/** `?api_key=…`, `&token=…`, `?user=…&password=…`: a parameter of a URL whose name announces a credential. */
export const querySecretShape: Shape = {
  shape: 'query',
  gate: '[?&;][\\w.[\\]-]{0,40}(?:key|token|secret|password|passwd|pwd|pass|auth|appid|jwt)=',
  isInLongRun: true,
  find: findQuerySecrets,
};

function* findQuerySecrets({ value, name }: ShapeInput): Generator<Candidate> {
  if (PAGING_NAME.test(name)) return;
  for (const { match, spanOf } of eachMatch(PARAMETER, value)) {
    const parameter = match[1] ?? '';
    const nameClass = QUERY_NAMES[parameter.toLowerCase()] ?? credentialClass(parameter);
    if (nameClass === undefined || SIGNING_PARAMETER.test(parameter)) continue;
    const [start, end] = spanOf(2);
    const secret = percentDecoded(match[2] ?? '');
    const around = value.slice(Math.max(0, start - LOOK_AROUND), end + LOOK_AROUND);
    const candidate = nameClass === 'password' ? judgePassword(secret, around) : judgeToken(secret, parameter, nameClass, around);
    if (candidate !== undefined) yield { ...candidate, start, end };
  }
}

function judgePassword(secret: string, around: string): Omit<Candidate, 'start' | 'end'> | undefined {
  const user = USER_PARAMETER.exec(around)?.[1];
  const tier = user === undefined ? lonePasswordTier(secret) : pairTier(percentDecoded(user), secret);
  if (tier === undefined) return undefined;
  return { tier, kind: 'password in a URL', secret, isPassword: true, ...(user !== undefined && { user }) };
}

function judgeToken(secret: string, parameter: string, nameClass: CredentialNameClass, around: string): Omit<Candidate, 'start' | 'end'> | undefined {
  if (secret.length < MIN_TOKEN_LENGTH || secret.includes('://')) return undefined;
  const isPlainToken = /^(?:token|key)$/i.test(parameter);
  if (isPlainToken && /[?&;](?:\w{0,20}(?:page|cursor|next|prev|offset|marker)\w{0,20})=/i.test(around)) return undefined;
  const tier = opaqueTier(secret, '', nameClass);
  if (tier === undefined || (parameter.toLowerCase() === 'key' && randomness(secret) < SURE && tier !== 'placeholder')) return undefined;
  return { tier, kind: `${credentialKind(nameClass)} in a URL`, secret, nameClass };
}
