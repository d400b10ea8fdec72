import { ACTIVE_MARKUP_GATE } from './active-markup.ts';
import { HIDDEN_TEXT_GATE } from './hidden-text.ts';
import { PROMPT_INJECTION_GATE } from './prompt-injection.ts';
import { PROSE_NOTES_GATE } from './prose-notes.ts';

const MARKUP_GATE = new RegExp([HIDDEN_TEXT_GATE, ACTIVE_MARKUP_GATE].map(({ source }) => source).join('|'), 'i');
const PLAIN_GATE = /[^\t\n\r\x20-\x7e]|[<!(:=]|[A-Za-z0-9+/]{200}/;

/** Whether a text as written can hold anything `findHiddenText` or `findActiveMarkup` look for. Ask once per distinct text. */
export function mayHoldMarkup(text: string): boolean {
  return PLAIN_GATE.test(text) && MARKUP_GATE.test(text);
}

/** Whether a prose can hold anything `findTodoNotes`, `findInternalNotes`, `findSecurityGaps`, `findAccessNotes` or `findPromptInjections` look for. */
export function mayHoldNotes(text: string): boolean {
  return PROSE_NOTES_GATE.test(text) || PROMPT_INJECTION_GATE.test(text);
}
