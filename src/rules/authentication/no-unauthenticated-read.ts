import type { Operation } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { shortLabel } from '../../detectors/short-label.ts';
import { childPlace } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/** Loudest last. */
const GRADES = ['likely', 'sensitive', 'evident'] as const;

/**
 * Reports operations that return data without any security requirement, in a description that protects others.
 * Sources: OWASP API2:2023 and API1:2023, CWE-306, CWE-639.
 */
export default defineRule({
  meta: {
    id: 'no-unauthenticated-read',
    family: 'authentication',
    title: 'Operations that return data require authentication',
    why: 'Other operations of this API require credentials. If this one was forgotten, anyone can read what it returns, one id after the other.',
    fix: 'Add the security requirement to the operation or to the root. If the data is public, say so with security: [].',
    grades: {
      likely: { severity: 'info', confidence: 'medium', presets: R },
      sensitive: {
        severity: 'warning',
        confidence: 'medium',
        presets: R,
        when: 'the path or the answer is about accounts, payments, secrets or other sensitive data',
      },
      evident: {
        severity: 'warning',
        confidence: 'high',
        presets: R,
        when: 'the operation documents 401 or 403, or its text says that it needs authentication',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A04', 'Z03'],
    owasp: ['API2:2023', 'API1:2023'],
    cwe: [306, 639],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api2:2023-read-restricted'],
      vacuum: ['owasp-protection-global-safe'],
      redocly: ['security-defined'],
      italia: ['sec-protection-global-safe'],
    },
    limits:
      'Login, health and documentation operations, operations with a credential as a plain parameter and answers that are pages or pictures only are left alone. More than 20 operations without authentication, or more than half of all, are one finding.',
  },
  *check(api) {
    const { step, reads, isWidespread } = api.unauthenticated;
    if (step !== 'partly' || reads.length === 0) return;
    if (!isWidespread) {
      for (const operation of reads) yield { ...reportOf(operation), ...(operation.audience && { audience: operation.audience }) };
      return;
    }
    yield {
      at: childPlace({ document: api.root, pointer: '' }, Object.hasOwn(api.data, 'paths') ? 'paths' : 'x-ms-paths'),
      anchor: 'key',
      grade: GRADES.findLast((grade) => reads.some((operation) => gradeOf(operation) === grade)) ?? 'likely',
      message: `${reads.length} of ${counted(api.inbound.length, 'operation')} ${reads.length === 1 ? 'returns' : 'return'} data without authentication.`,
      ...signsOf(reads),
      evidenceKey: '',
      count: reads.length,
      related: () =>
        reads
          .toSorted((a, b) => b.traits.weight - a.traits.weight)
          .slice(0, 20)
          .map((at) => ({ at, anchor: 'key', message: reportOf(at).message })),
    };
  },
});

/** What makes it likely that these reads were meant to be protected. */
function signsOf(reads: readonly Operation[]): { evidence?: string } {
  const evident = reads.filter((operation) => operation.traits.authEvidence !== '').length;
  const sensitive = reads.filter((operation) => operation.traits.isSensitive).length;
  if (evident > 0) return { evidence: `${counted(evident, 'read')} ${evident === 1 ? 'speaks' : 'speak'} of authentication` };
  return sensitive === 0 ? {} : { evidence: `${counted(sensitive, 'read')} of sensitive data` };
}

function gradeOf({ traits }: Operation): (typeof GRADES)[number] {
  if (traits.authEvidence !== '') return 'evident';
  return traits.isSensitive ? 'sensitive' : 'likely';
}

function reportOf(operation: Operation) {
  const { authEvidence } = operation.traits;
  return {
    at: operation,
    anchor: 'key',
    grade: gradeOf(operation),
    message: `${shortLabel(operation.label)} returns ${operation.traits.isSensitive ? 'sensitive data' : 'data'} without authentication${authEvidence === '' ? '' : ` although it ${authEvidence}`}.`,
  } as const;
}
