import type { SecurityScheme } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { childPlace } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R, type Report } from '../rule.ts';

type GradeName = 'default' | 'unused' | 'tokenEndpoint';

/**
 * Reports HTTP basic authentication.
 * Sources: OWASP API2:2023, CWE-522, RFC 7617 §4.
 */
export default defineRule({
  meta: {
    id: 'no-basic-auth',
    family: 'authentication',
    title: 'No operation asks for user name and password',
    why: 'Basic authentication repeats the password in every request. It can neither expire nor be limited, and one logged request gives the account away.',
    fix: 'Issue short-lived tokens (OAuth 2.0, http bearer) and accept the password at the token endpoint only.',
    grades: {
      default: { severity: 'warning', confidence: 'high', presets: R },
      unused: { severity: 'info', confidence: 'high', presets: R, when: 'nothing requires the scheme' },
      tokenEndpoint: { severity: 'hint', confidence: 'high', presets: R, when: 'only operations that hand out or check tokens require it' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A16'],
    owasp: ['API2:2023'],
    cwe: [522],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api2:2023-no-http-basic'],
      vacuum: ['owasp-no-http-basic'],
      checkov: ['CKV_OPENAPI_13', 'CKV_OPENAPI_15'],
      kics: ['operation_using_basic_auth', 'security_definitions_using_basic_auth', 'security_scheme_using_http_basic'],
      semgrep: ['use-of-basic-authentication'],
      'api-commons': ['auth-no-http-basic'],
    },
    limits: "Requirements of webhooks and callbacks are the consumer's choice and left alone.",
  },
  *check(api) {
    for (const scheme of api.securitySchemes) {
      if (scheme.type !== 'http' || scheme.httpScheme !== 'basic') continue;
      const operations = scheme.operations.filter((operation) => operation.direction === 'inbound');
      if (operations.length === 0 && isRequiredByOutboundOnly(scheme)) continue;
      const report = describe(scheme, operations.length, operations.length > 0 && operations.every((operation) => operation.traits.isRightlyPublic));
      yield {
        at: childPlace(scheme, scheme.data['type'] === 'basic' ? 'type' : 'scheme'),
        ...report,
        related: () => operations.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} uses it.` })),
      };
    }
  },
});

function isRequiredByOutboundOnly(scheme: SecurityScheme): boolean {
  return scheme.uses.length > 0 && scheme.uses.every((use) => use.list.owner?.direction === 'outbound');
}

function describe({ name, uses }: SecurityScheme, operations: number, isTokenEndpoint: boolean): Pick<Report<GradeName>, 'grade' | 'message'> {
  if (uses.length === 0) return { grade: 'unused', message: `Security scheme ${name} is HTTP basic authentication; nothing requires it.` };
  if (isTokenEndpoint) return { grade: 'tokenEndpoint', message: `Security scheme ${name} is HTTP basic authentication at a token endpoint.` };
  return { message: `Security scheme ${name} is HTTP basic authentication, used by ${counted(operations, 'operation')}.` };
}
