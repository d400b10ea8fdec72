import type { ApiIndex } from '../../api-index/api-index.ts';
import { findPersonalData } from '../../detectors/personal-data.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

/**
 * Reports numbers of people's identity documents that pass their checks and are no published samples.
 * Sources: OWASP API3:2023, CWE-359, GDPR Art. 87.
 */
export default defineRule({
  meta: {
    id: 'no-real-national-id',
    family: 'personal-data',
    title: 'National ids in examples are invalid on purpose',
    why: 'A valid number identifies one person for life. In the wrong hands it opens credit lines and tax accounts in their name.',
    fix: 'Use a number that was never issued, such as 000-00-0000 for the United States, or one that fails its check digit.',
    grades: { default: { severity: 'warning', confidence: 'medium', presets: P } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K13'],
    owasp: ['API3:2023'],
    cwe: [359],
    appliesTo: ALL_VERSIONS,
    limits: 'Knows United States social security numbers, CPF, PESEL, BSN and DNI, each under a matching name only.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<'default'>> {
  for (const text of api.textsWith('personal-data')) {
    if (text.kind === 'prose' || text.value.includes('@')) continue;
    for (const { start, end, kind, evidence } of findPersonalData(text)) {
      if (kind !== 'national-id') continue;
      const key = text.value.replace(/\W/g, '').toUpperCase();
      yield { text, start, end, grade: 'default', message: tell(text, 'is a valid', evidence), key, evidence };
    }
  }
}
