import type { ApiIndex } from '../../api-index/api-index.ts';
import { findHiddenText, type HiddenText } from '../../detectors/hidden-text.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

type GradeName = 'invisible' | 'concealed';

const WHAT: Readonly<Record<HiddenText, readonly [grade: GradeName, predicate: string]>> = {
  'invisible-character': ['invisible', 'holds invisible characters:'],
  'bidi-override': ['invisible', 'changes the direction of what follows by'],
  'html-comment': ['concealed', 'hides a comment:'],
  'hidden-element': ['concealed', 'hides an element:'],
  'encoded-block': ['concealed', 'holds'],
};

/**
 * Reports parts of texts that people do not see and machines read.
 * Sources: OWASP API8:2023, CWE-615, CWE-1007, CVE-2021-42574 (Trojan Source).
 */
export default defineRule({
  meta: {
    id: 'no-hidden-text',
    family: 'text',
    title: 'Texts hide nothing from their readers',
    why: 'Reviewers approve what they see, while code generators, renderers and language models read the rest. Comments meant for colleagues go out to everyone.',
    fix: 'Delete the characters, comments and hidden elements, and link to data instead of embedding it.',
    grades: {
      invisible: { severity: 'warning', confidence: 'high', presets: R },
      concealed: { severity: 'info', confidence: 'medium', presets: P, when: 'it is an HTML comment with words, a hidden element or a block of base64' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K14', 'J06'],
    owasp: ['API8:2023'],
    cwe: [615, 1007],
    appliesTo: ALL_VERSIONS,
    limits: 'Left alone: joiners of emoji and of scripts that need them, a byte order mark at the start, and comments of generators and linters.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<GradeName>> {
  for (const text of api.textsWith('markup')) {
    for (const { start, end, kind, evidence } of findHiddenText(text.source ?? text.value)) {
      const [grade, predicate] = WHAT[kind];
      yield { text, start, end, grade, message: tell(text, predicate, evidence), key: `${kind} ${evidence}`, evidence, isInSource: true };
    }
  }
}
