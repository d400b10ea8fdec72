import type { ApiIndex } from '../../api-index/api-index.ts';
import { type ActiveMarkup, findActiveMarkup } from '../../detectors/active-markup.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

type GradeName = 'active' | 'eval' | 'image';

const GRADES: Readonly<Record<ActiveMarkup, GradeName>> = {
  'active-element': 'active',
  'event-handler': 'active',
  'script-link': 'active',
  eval: 'eval',
  'remote-image': 'image',
};

/**
 * Reports markup in texts that runs, submits or loads something when they are rendered.
 * Sources: OWASP API8:2023, CWE-79, CWE-829, OpenAPI 3.1 §3.5 (rich text).
 */
export default defineRule({
  meta: {
    id: 'no-active-markup',
    family: 'text',
    title: 'Texts hold no active markup',
    why: 'Portals render descriptions as HTML, often on the domain where users are logged in. A script there acts in their name; so does one in a description somebody else wrote.',
    fix: 'Remove the element, or write it as code: in backticks or a fence.',
    grades: {
      active: { severity: 'error', confidence: 'high', presets: R },
      eval: { severity: 'warning', confidence: 'medium', presets: R, when: 'the text holds `eval(`' },
      image: { severity: 'hint', confidence: 'medium', presets: P, when: 'it is an image from another host, which learns who reads the documentation' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['J01', 'J02', 'J03', 'J04', 'J05'],
    owasp: ['API8:2023'],
    cwe: [79, 829],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-oas': ['no-script-tags-in-markdown', 'no-eval-in-markdown'],
      vacuum: ['no-script-tags-in-markdown', 'no-eval-in-markdown', 'semantic-no-script-tags-in-markdown', 'semantic-no-eval-in-markdown'],
      redocly: ['no-unsafe-markdown'],
    },
    limits: 'Code spans, fences and entities are shown by renderers, not run. Images by relative address are left alone.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<GradeName>> {
  for (const text of api.textsWith('markup')) {
    for (const { start, end, kind, evidence } of findActiveMarkup(text.source ?? text.value)) {
      // An attack is one at each of its places; images of one host are one remark.
      const key = kind === 'remote-image' ? evidence : `${kind} ${evidence} ${text.source ?? text.value}`;
      yield { text, start, end, grade: GRADES[kind], message: tell(text, 'holds', withArticle(kind, evidence)), key, evidence, isInSource: true };
    }
  }
}

function withArticle(kind: ActiveMarkup, evidence: string): string {
  return kind === 'script-link' ? `a ${evidence}` : kind === 'remote-image' ? `an ${evidence}` : evidence;
}
