import type { ApiIndex } from '../../api-index/api-index.ts';
import { findSecurityGaps } from '../../detectors/prose-notes.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

/**
 * Reports sentences which admit that a protection is missing.
 * Sources: OWASP API8:2023, CWE-1059.
 */
export default defineRule({
  meta: {
    id: 'no-security-gap-admission',
    family: 'text',
    title: 'No text admits a missing protection',
    why: 'Whoever reads the description is told where to start, and nobody can claim later that the gap was unknown.',
    fix: 'Close the gap before publication. Until then keep the operation out of the description, and the remark in your tracker.',
    grades: { default: { severity: 'warning', confidence: 'medium', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K10'],
    owasp: ['API8:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    limits: 'Advice ("never send …"), conditions, error texts and notes on what was fixed are left alone. English only.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<'default'>> {
  for (const text of api.textsWith('note')) {
    for (const { start, end, evidence } of findSecurityGaps(text.value)) {
      yield {
        text,
        start,
        end,
        grade: 'default',
        message: tell(text, 'admits', `"${evidence}"`),
        key: `${evidence} ${text.value}`,
        evidence,
        fold: evidence.toLowerCase(),
      };
    }
  }
}
