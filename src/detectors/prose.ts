import { ACTIVE_ELEMENT_GATE, ACTIVE_LINK_GATE } from './active-markup.ts';
import { HIDDEN_ELEMENT_GATE, INVISIBLE_GATE, mayHoldEncodedBlock } from './hidden-text.ts';
import { PROMPT_INJECTION_GATE } from './prompt-injection.ts';
import { PROSE_NOTES_GATE } from './prose-notes.ts';

const NOTES_GATE = new RegExp(`${PROSE_NOTES_GATE.source}|${PROMPT_INJECTION_GATE.source}`);

/** Whether a text as written can hold anything `findHiddenText` or `findActiveMarkup` look for. Ask once per distinct text. */
export function mayHoldMarkup(text: string): boolean {
  if (INVISIBLE_GATE.test(text) || ACTIVE_LINK_GATE.test(text) || mayHoldEncodedBlock(text)) return true;
  return text.includes('<') && (ACTIVE_ELEMENT_GATE.test(text) || HIDDEN_ELEMENT_GATE.test(text));
}

/** Whether a prose can hold anything `findTodoNotes`, `findInternalNotes`, `findSecurityGaps` or `findPromptInjections` look for. Ask once per distinct text. */
export function mayHoldNotes(text: string): boolean {
  return NOTES_GATE.test(text);
}
