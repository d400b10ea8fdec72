import type { ApiIndex } from '../../api-index/api-index.ts';
import { findPromptInjections } from '../../detectors/prompt-injection.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

/**
 * Reports sentences that give orders to a language model or agent reading the description.
 * Sources: OWASP LLM01:2025, CWE-1427.
 */
export default defineRule({
  meta: {
    id: 'no-prompt-injection',
    family: 'text',
    title: 'No text gives orders to a language model',
    why: 'Agents take descriptions of tools as instructions. A sentence in there can make them call another operation, send data along or hide it from their user.',
    fix: "Describe what the operation does, and leave decisions to the agent's own instructions. Find out who wrote the sentence.",
    grades: { default: { severity: 'warning', confidence: 'medium', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['J06'],
    owasp: ['LLM01:2025'],
    cwe: [1427],
    appliesTo: ALL_VERSIONS,
    limits: 'Prompts in examples and code are data, and quoted ones are talked about. English only.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<'default'>> {
  for (const text of api.textsWith('note')) {
    for (const { start, end, evidence } of findPromptInjections(text.value)) {
      yield { text, start, end, grade: 'default', message: tell(text, 'orders a model:', evidence), key: evidence, evidence };
    }
  }
}
