import { childPlace } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

const DEPRECATED: ReadonlySet<string> = new Set(['implicit', 'password']);

/**
 * Reports the OAuth flows that the current best practice rules out.
 * Sources: OWASP API2:2023, CWE-1390, CWE-522, RFC 9700 §2.1.2 and §2.4.
 */
export default defineRule({
  meta: {
    id: 'no-deprecated-oauth-flow',
    family: 'authentication',
    title: 'OAuth uses flows that are still recommended',
    why: "The implicit flow hands tokens out in URLs, and the password flow gives the user's password to every client.",
    fix: 'Use the authorization code flow with PKCE for people and client credentials for machines.',
    grades: {
      default: { severity: 'warning', confidence: 'high', presets: R },
      unused: { severity: 'info', confidence: 'high', presets: R, when: 'nothing requires the scheme' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A21', 'A22'],
    owasp: ['API2:2023'],
    cwe: [1390, 522],
    appliesTo: ALL_VERSIONS,
    aliases: {
      checkov: ['CKV_OPENAPI_8', 'CKV_OPENAPI_10', 'CKV_OPENAPI_11', 'CKV_OPENAPI_12', 'CKV_OPENAPI_14'],
      kics: [
        'oauth2_with_implicit_flow',
        'oauth2_with_password_flow',
        'operation_using_implicit_flow',
        'operation_using_password_flow',
        'security_definitions_allows_password_flow',
      ],
      italia: ['sec-securitySchemes-oauth-allowed-flows'],
    },
  },
  *check(api) {
    for (const scheme of api.securitySchemes) {
      for (const flow of scheme.flows) {
        if (!DEPRECATED.has(flow.name)) continue;
        const isScheme2 = flow.pointer === scheme.pointer;
        yield {
          at: isScheme2 ? childPlace(scheme, 'flow') : flow,
          ...(!isScheme2 && { anchor: 'key' }),
          grade: scheme.uses.length === 0 ? 'unused' : 'default',
          message: `Security scheme ${scheme.name} offers the OAuth ${flow.name} flow.`,
          related: () => scheme.operations.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} uses the scheme.` })),
        };
      }
    }
  },
});
