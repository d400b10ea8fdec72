import type { SecurityScheme } from '../../api-index/api-index.ts';
import { childPlace } from '../../document/document.ts';
import { ownMember, stringOr } from '../../document/json-value.ts';
import { defineRule, R, type Report, S, SP, VERSIONS_3 } from '../rule.ts';

type GradeName = 'broken' | 'dated' | 'rare';

/** Schemes that tokens, proofs and passwords are sent with today; basic has a rule of its own. */
const SOUND: ReadonlySet<string> = new Set(['bearer', 'dpop', 'gnap', 'privatetoken', 'concealed', 'basic']);
const BROKEN: Readonly<Record<string, string>> = {
  negotiate: 'falls back to NTLM',
  ntlm: 'can be relayed and cracked offline',
  oauth: 'is OAuth 1.0',
};
/** Registered, but experiments or schemes for other purposes. */
const RARE: ReadonlySet<string> = new Set(['hoba', 'mutual', 'scram-sha-1', 'scram-sha-256', 'vapid']);
/** Own schemes that sign each request. */
const REQUEST_SIGNATURE = /\bhmac\b|hmac-|\bsign(?:ed|ature|ing)\b|\bAWS4\b/i;

/**
 * Reports HTTP authentication schemes that are broken, outdated or unknown.
 * Sources: OWASP API2:2023, CWE-327, CWE-522, IANA HTTP Authentication Scheme Registry, RFC 7616 §5.
 */
export default defineRule({
  meta: {
    id: 'no-weak-http-scheme',
    family: 'authentication',
    title: 'HTTP authentication schemes are sound and registered',
    why: 'Outdated schemes can be relayed or cracked, and clients do not know what to send for a name that is not registered.',
    fix: 'Use bearer tokens, DPoP or mutual TLS. Describe a key in a header of your own as an apiKey scheme.',
    grades: {
      broken: { severity: 'warning', confidence: 'high', presets: R },
      dated: { severity: 'info', confidence: 'high', presets: SP, when: 'digest, or a name that is not registered' },
      rare: { severity: 'hint', confidence: 'high', presets: S, when: 'hoba, mutual, scram and vapid, or an own scheme that signs requests' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A17', 'A18', 'A19', 'A20'],
    owasp: ['API2:2023'],
    cwe: [327, 522],
    appliesTo: VERSIONS_3,
    aliases: {
      'spectral-owasp': ['owasp:api2:2023-auth-insecure-schemes'],
      vacuum: ['owasp-auth-insecure-schemes'],
      italia: ['sec-auth-insecure-schemes'],
      kics: [
        'security_scheme_using_http_digest',
        'security_scheme_using_http_negotiate',
        'security_schemes_http_unknown_scheme',
        'security_schemes_using_oauth',
      ],
    },
  },
  *check(api) {
    for (const scheme of api.securitySchemes) {
      if (scheme.type !== 'http' || scheme.httpScheme === '' || SOUND.has(scheme.httpScheme)) continue;
      yield { at: childPlace(scheme, 'scheme'), ...judge(scheme) };
    }
  },
});

function judge({ name, httpScheme, data }: SecurityScheme): Pick<Report<GradeName>, 'grade' | 'message'> {
  const written = stringOr(ownMember(data, 'scheme')).slice(0, 40);
  const subject = `Security scheme ${name}: HTTP authentication "${written}"`;
  const reason = BROKEN[httpScheme];
  if (reason !== undefined) return { message: `${subject} ${reason}.` };
  if (httpScheme === 'digest') return { grade: 'dated', message: `${subject} rests on password hashes the server must keep.` };
  if (RARE.has(httpScheme)) return { grade: 'rare', message: `${subject} is hardly implemented by clients.` };
  const isSignature = REQUEST_SIGNATURE.test(`${written} ${name} ${stringOr(ownMember(data, 'description')).slice(0, 2_000)}`);
  return { grade: isSignature ? 'rare' : 'dated', message: `${subject} is not registered.` };
}
