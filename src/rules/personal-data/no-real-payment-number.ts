import type { ApiIndex } from '../../api-index/api-index.ts';
import { findPersonalData } from '../../detectors/personal-data.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

/**
 * Reports card and bank account numbers that pass their checks and are no published samples.
 * Sources: OWASP API3:2023, CWE-359, ISO/IEC 7812-1, ISO 13616-1, PCI DSS 3.
 */
export default defineRule({
  meta: {
    id: 'no-real-payment-number',
    family: 'personal-data',
    title: 'Payment numbers in examples are test numbers',
    why: "A number with right check digits may be somebody's card or account: it can be charged, and holding it in a repository is a breach of card industry rules.",
    fix: 'Use a number that the card schemes publish for tests, such as 4111 1111 1111 1111, or the IBAN of a manual.',
    grades: { default: { severity: 'warning', confidence: 'medium', presets: P } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K13'],
    owasp: ['API3:2023'],
    cwe: [359],
    appliesTo: ALL_VERSIONS,
    limits: 'Cards need a name that says card, because many ids pass the same check. Published test numbers and masked ones are left alone.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<'default'>> {
  for (const text of api.textsWith('personal-data')) {
    if (text.kind === 'prose' || text.value.includes('@')) continue;
    for (const { start, end, kind, evidence } of findPersonalData(text)) {
      if (kind !== 'card' && kind !== 'iban') continue;
      const key = text.value.replace(/[ .-]/g, '').toUpperCase();
      yield { text, start, end, grade: 'default', message: tell(text, kind === 'card' ? 'is a' : 'is an', evidence), key, evidence };
    }
  }
}
