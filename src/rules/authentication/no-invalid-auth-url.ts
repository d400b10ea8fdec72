import type { ApiIndex, AuthUrl, SecurityScheme } from '../../api-index/api-index.ts';
import { childPlace, type Place } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, type Report, S } from '../rule.ts';

/** URLs that a flow can't do without (OpenAPI 3.2 §4.33, 2.0 Security Scheme Object). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  implicit: ['authorizationUrl'],
  password: ['tokenUrl'],
  clientCredentials: ['tokenUrl'],
  authorizationCode: ['authorizationUrl', 'tokenUrl'],
  deviceAuthorization: ['deviceAuthorizationUrl', 'tokenUrl'],
};

/**
 * Reports OAuth and OpenID Connect URLs that are missing or that no client can use.
 * Sources: OWASP API2:2023, CWE-1059, RFC 6749 §3.1 and §3.2 (no fragment), OpenAPI OAuth Flow Object.
 */
export default defineRule({
  meta: {
    id: 'no-invalid-auth-url',
    family: 'authentication',
    title: 'OAuth and OpenID Connect URLs are usable',
    why: 'Readers who can not tell where tokens come from configure clients by guesswork, and send secrets to the wrong place.',
    fix: 'Write the whole https URL of the endpoint, without user name and fragment.',
    grades: {
      default: { severity: 'warning', confidence: 'high', presets: S },
      relative: { severity: 'hint', confidence: 'high', presets: S, when: 'the URL is relative, which OpenAPI 2.0 and 3.0 do not define' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A24'],
    owasp: ['API2:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['invalid_oauth2_token_url', 'invalid_oauth_authorization_url'], ibm: ['ibm-securityscheme-attributes'] },
    limits: 'Nothing is fetched. Relative URLs are legal from OpenAPI 3.1 on.',
  },
  *check(api) {
    for (const scheme of api.securitySchemes) yield* missingUrls(scheme);
    for (const authUrl of api.authUrls) {
      const fault = faultOf(authUrl);
      const subject = `The ${authUrl.field} of security scheme ${authUrl.scheme.name}`;
      if (fault) yield { at: authUrl, message: `${subject} ${fault}.` };
      else if (isRelativeTooEarly(authUrl, api)) yield { at: authUrl, grade: 'relative', message: `${subject} is relative.` };
    }
  },
});

function* missingUrls(scheme: SecurityScheme): Iterable<Report<'default'>> {
  if (scheme.type === 'openIdConnect') yield* missingUrl(scheme, scheme, 'openIdConnectUrl', `Security scheme ${scheme.name}`);
  for (const flow of scheme.flows) {
    for (const field of REQUIRED[flow.name] ?? []) yield* missingUrl(flow, scheme, field, `Flow ${flow.name} of security scheme ${scheme.name}`);
  }
}

function* missingUrl(
  holder: Place & { readonly data: Readonly<Record<string, unknown>> },
  scheme: SecurityScheme,
  field: string,
  subject: string,
): Iterable<Report<'default'>> {
  if (!Object.hasOwn(holder.data, field)) yield { at: holder, anchor: 'key', message: `${subject} has no ${field}.` };
  else if (typeof holder.data[field] !== 'string')
    yield { at: childPlace(holder, field), message: `The ${field} of security scheme ${scheme.name} is no string.` };
}

function faultOf({ url }: AuthUrl): string | undefined {
  if (url.text.trim() === '') return 'is empty';
  if (url.transport === 'relative' || url.transport === 'protocol-relative') return undefined;
  if (url.transport === 'unknown' || url.transport === 'other' || !isParsable(url.text)) return 'is no web address';
  if (url.userinfo) return 'holds a user name';
  return url.text.includes('#') ? 'has a fragment' : undefined;
}

function isParsable(text: string): boolean {
  return URL.canParse(text.trim());
}

function isRelativeTooEarly({ url }: AuthUrl, api: ApiIndex): boolean {
  return (url.transport === 'relative' || url.transport === 'protocol-relative') && (api.version === '2.0' || api.version === '3.0');
}
