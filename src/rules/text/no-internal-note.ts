import type { ApiIndex } from '../../api-index/api-index.ts';
import { findInternalNotes } from '../../detectors/prose-notes.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

/**
 * Reports notes which say that the text is not for those who read it.
 * Sources: OWASP API9:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-internal-note',
    family: 'text',
    title: 'No text says that it is internal',
    why: 'The note has not kept the text inside. It points every reader to the operations and fields that were not meant for them and are guarded least.',
    fix: 'Take the marked part out of the published description, or remove the note if it no longer holds.',
    grades: { default: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K02', 'K10'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits: 'Looks for whole phrases such as "internal use only" or "do not publish". A bare "confidential" or "internal" says nothing.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<'default'>> {
  for (const text of api.textsWith('note')) {
    for (const { start, end, evidence } of findInternalNotes(text.value)) {
      // Each text that says so has to be looked at, unless it is the same one.
      yield {
        text,
        start,
        end,
        grade: 'default',
        message: tell(text, 'says', `"${evidence}"`),
        key: `${evidence} ${text.value}`,
        evidence,
        fold: evidence.toLowerCase(),
      };
    }
  }
}
