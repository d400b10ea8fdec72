import type { ApiIndex } from '../../api-index/api-index.ts';
import { findTodoNotes } from '../../detectors/prose-notes.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

/**
 * Reports notes of authors to themselves.
 * Sources: OWASP API9:2023, CWE-546.
 */
export default defineRule({
  meta: {
    id: 'no-todo-note',
    family: 'text',
    title: 'No text is a note to oneself',
    why: 'An unfinished place is announced in writing: attackers look there first, because what is missing from the text is often missing from the code.',
    fix: 'Do what the note asks for, or move it into your tracker.',
    grades: { default: { severity: 'info', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K10'],
    owasp: ['API9:2023'],
    cwe: [546],
    appliesTo: ALL_VERSIONS,
    limits: 'Finds TODO, FIXME, HACK and @todo where they open a note. To-do lists as a product, code and `XXX` are left alone.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<'default'>> {
  for (const text of api.textsWith('note')) {
    for (const { start, end, evidence } of findTodoNotes(text.value)) {
      yield { text, start, end, grade: 'default', message: tell(text, 'holds a note:', evidence), key: evidence, evidence };
    }
  }
}
