import type { ApiIndex } from '../../api-index/api-index.ts';
import { counted, countedOperations } from '../../detectors/counted.ts';
import { findAccessNotes } from '../../detectors/prose-notes.ts';
import { shortLabel } from '../../detectors/short-label.ts';
import { childPlace } from '../../document/document.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/** Gateways that authenticate callers by their own extension instead of a security scheme. */
const AUTHORIZER_EXTENSION =
  /^x-(?:amazon-apigateway-auth|google-(?:issuer|jwks_uri|allow|audiences)|kong-plugin-(?:jwt|key-auth|oauth2|openid|basic-auth)|tyk-api-gateway|wso2-(?:security|auth))/i;

/**
 * Reports a description that defines no security scheme although it has operations that nothing explains as open: one finding for all of them.
 * Sources: OWASP API2:2023, CWE-306, OpenAPI 3.1 §4.8.27.
 */
export default defineRule({
  meta: {
    id: 'require-security-schemes',
    family: 'authentication',
    title: 'The description says how callers authenticate',
    why: 'Where no scheme is defined, gateways, tests and generated clients have nothing to enforce, and nobody can tell a forgotten check from an open operation.',
    fix: 'Define the scheme that the API uses and require it in the root security; mark operations that are open on purpose with security: [].',
    grades: {
      reads: { severity: 'warning', confidence: 'high', presets: R },
      writes: { severity: 'error', confidence: 'high', presets: R, when: 'one of the operations changes data' },
      explained: {
        severity: 'info',
        confidence: 'high',
        presets: R,
        when: 'a gateway extension authorizes callers, or the description says that the whole API is open',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A01', 'A02'],
    owasp: ['API2:2023'],
    cwe: [306],
    appliesTo: ALL_VERSIONS,
    aliases: {
      checkov: ['CKV_OPENAPI_1', 'CKV_OPENAPI_4'],
      kics: ['security_scheme_undefined', 'security_definitions_undefined_or_empty', 'global_security_field_undefined'],
      zally: ['SecureAllEndpointsRule'],
      'api-commons': ['auth-security-schemes-defined', 'bfla-global-security-defined'],
    },
    limits:
      'Login, token, health and documentation operations, operations that declare themselves open, and those that take a credential as a plain parameter are not counted.',
  },
  *check(api) {
    const { step, operations, writes } = api.unauthenticated;
    if (step !== 'no-schemes') return;
    const evident = operations.filter((operation) => operation.traits.authEvidence !== '').length;
    yield {
      at: childPlace({ document: api.root, pointer: '' }, Object.hasOwn(api.data, 'paths') ? 'paths' : 'x-ms-paths'),
      anchor: 'key',
      grade: isExplained(api) ? 'explained' : writes.length > 0 ? 'writes' : 'reads',
      message: `No security scheme is defined: ${countedOperations(operations, writes.length)} ${operations.length === 1 ? 'has' : 'have'} no authentication.`,
      ...(evident > 0 && { evidence: `${counted(evident, 'operation')} ${evident === 1 ? 'speaks' : 'speak'} of authentication` }),
      evidenceKey: '',
      count: operations.length,
      related: () =>
        operations
          .toSorted((a, b) => b.traits.weight - a.traits.weight)
          .slice(0, 20)
          .map((at) => ({
            at,
            anchor: 'key',
            message: `${shortLabel(at.label)} has no authentication${at.traits.authEvidence === '' ? '' : ` and ${at.traits.authEvidence}`}.`,
          })),
    };
  },
});

function isExplained(api: ApiIndex): boolean {
  if (api.extensions.some((extension) => AUTHORIZER_EXTENSION.test(extension.name))) return true;
  const info = ownMember(api.data, 'info');
  const text = isJsonObject(info) ? stringOr(ownMember(info, 'description')) : '';
  const note = findAccessNotes(text).find(({ kind, evidence }) => kind === 'no-authentication' && !/accessible/i.test(evidence));
  // "Some operations need no authentication" says that the others do.
  return note !== undefined && !/\b(?:some|most|many|certain|these|public|following)\b[^.!?]*$/i.test(text.slice(Math.max(0, note.start - 80), note.start));
}
