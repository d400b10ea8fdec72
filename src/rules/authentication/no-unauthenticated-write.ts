import type { Operation } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { shortLabel } from '../../detectors/short-label.ts';
import { childPlace } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports operations that change data without any security requirement, in a description that protects others.
 * Sources: OWASP API2:2023, CWE-306.
 */
export default defineRule({
  meta: {
    id: 'no-unauthenticated-write',
    family: 'authentication',
    title: 'Operations that change data require authentication',
    why: 'Other operations of this API require credentials, so this one was probably forgotten: anyone who finds it can create, change or delete data.',
    fix: 'Add the security requirement to the operation or to the root. If it is open on purpose, say so with security: [].',
    grades: {
      likely: { severity: 'error', confidence: 'medium', presets: R },
      evident: { severity: 'error', confidence: 'high', presets: R, when: 'the operation documents 401 or 403, or its text says that it needs authentication' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A03', 'Z03'],
    owasp: ['API2:2023'],
    cwe: [306],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api2:2023-write-restricted'],
      vacuum: ['owasp-protection-global-unsafe'],
      redocly: ['security-defined'],
      checkov: ['CKV_OPENAPI_5'],
      kics: ['no_global_and_operation_security_defined'],
      italia: ['sec-protection-global-unsafe'],
      'api-commons': ['bola-operation-security-defined'],
    },
    limits:
      'Login, token, registration and similar operations, receivers of signed webhooks, operations with a credential as a plain parameter and POST that only searches are left alone. More than 20 operations without authentication, or more than half of all, are one finding.',
  },
  *check(api) {
    const { step, writes, isWidespread } = api.unauthenticated;
    if (step !== 'partly' || writes.length === 0) return;
    if (!isWidespread) {
      for (const operation of writes) yield { ...reportOf(operation), ...(operation.audience && { audience: operation.audience }) };
      return;
    }
    const evident = writes.filter((operation) => operation.traits.authEvidence !== '').length;
    yield {
      at: childPlace({ document: api.root, pointer: '' }, Object.hasOwn(api.data, 'paths') ? 'paths' : 'x-ms-paths'),
      anchor: 'key',
      grade: evident > 0 ? 'evident' : 'likely',
      message: `${writes.length} of ${counted(api.inbound.length, 'operation')} ${writes.length === 1 ? 'changes' : 'change'} data without authentication.`,
      ...(evident > 0 && { evidence: `${counted(evident, 'write')} ${evident === 1 ? 'speaks' : 'speak'} of authentication` }),
      evidenceKey: '',
      count: writes.length,
      related: () =>
        writes
          .toSorted((a, b) => b.traits.weight - a.traits.weight)
          .slice(0, 20)
          .map((at) => ({ at, anchor: 'key', message: reportOf(at).message })),
    };
  },
});

function reportOf(operation: Operation) {
  const { authEvidence } = operation.traits;
  return {
    at: operation,
    anchor: 'key',
    grade: authEvidence === '' ? 'likely' : 'evident',
    message: `${shortLabel(operation.label)} changes data without authentication${authEvidence === '' ? '' : ` although it ${authEvidence}`}.`,
  } as const;
}
