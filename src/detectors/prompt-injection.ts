import { collectMatches, type TextMatch } from './text-match.ts';

/** Cheap sign that a text may speak to a model; part of the common gate. */
export const PROMPT_INJECTION_GATE =
  /\b(?:(?:[Ii]gnore|[Dd]isregard|[Ff]orget|[Oo]verride) (?:all|any|the|your|every|of|prev|prior|above|earlier|prec|exist|sys|orig)|IGNORE|DISREGARD|[Yy]ou are now |[Ff]rom now on|[Ss]ystem prompt|(?:[Hh]idden|[Ii]nitial) instr|LLM|ChatGPT|Copilot|[Ll]anguage model|AI |(?:[Tt]ell|to|from) the user|[Mm]ust (?:first )?(?:always )?(?:call|invoke|send|read|post|fetch|use|run|exec)|[Aa]lways (?:call|invoke|use|run|exec|send|read|post|fetch))|<\|im_start|<<SYS>>|\[INST\]/;

const READER = '(?:AI(?: agents?| assistants?| models?)|LLMs?|(?:large )?language models?|ChatGPT|Copilot)';
const INSTRUCTIONS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override) (?:all |any |the |your |every )?(?:of )?(?:the |your )?(?:previous|prior|above|earlier|preceding|existing|system|original) (?:instructions?|prompts?|rules|guidelines|directions|commands|messages)\b/gi,
  /\byou are now (?:in \w{3,20} mode|an? (?:unrestricted|different|new|evil) \w{2,30}|DAN\b)|\bfrom now on,? you (?:are an? |must |will act )\w{2,30}/gi,
  /\b(?:reveal|print|output|repeat|leak|show) (?:me )?(?:your|the) (?:system prompt|hidden instructions|initial instructions)\b/gi,
  new RegExp(String.raw`\b(?:attention|note to|instructions? (?:to|for)|message to|if you are)(?: all| any| an?| the)?,? ${READER}\b[^\n]{0,60}`, 'gi'),
  new RegExp(
    String.raw`\b${READER}(?: reading this)?,? (?:must|should|shall|need to) (?:always |first |also |never |not )?(?:call|send|invoke|execute|run|post|forward|include|reveal|approve|use|ignore|delete|upload)\b`,
    'g',
  ),
  /\b(?:do not|don't|never) (?:tell|(?:mention|reveal) (?:this|it|that) to) the user\b/gi,
  /\b(?:hide|conceal) (?:this|it) from the user\b/gi,
  /\b(?:always|you must|must always) (?:call|invoke|use|run|execute) (?:this|the \w{2,30}) (?:tool|function|endpoint|operation) (?:first|before|instead|regardless)\b/gi,
  /\bbefore (?:calling|using|invoking|answering|responding)[^.\n]{0,60}?\b(?:you must|always) (?:first )?(?:call|invoke|send|read|post|fetch)\b/gi,
  /<\|im_start\|>|<<SYS>>|\[INST\]/g,
];
const MAX_CONTEXT = 120;
/** Texts about attacks quote them. */
const IS_ABOUT_ATTACKS = /\b(?:detect|prevent|block|filter|flag|attack|jailbreak|injection|malicious|attempt|moderation|adversarial)/i;

/**
 * Finds sentences that give orders to a model or agent reading the description (OWASP LLM01, CWE-1427). For prose only: prompts in examples and code are data,
 * and so are quoted ones.
 */
export function findPromptInjections(text: string): readonly TextMatch<'prompt-injection'>[] {
  const found: TextMatch<'prompt-injection'>[] = [];
  for (const expression of INSTRUCTIONS) {
    collectMatches(found, text, expression, 'prompt-injection', (match) => {
      const before = text.slice(Math.max(0, match.index - MAX_CONTEXT), match.index);
      const isQuoted = /["'“‘«`][\w,. ]{0,40}$/.test(before);
      return isQuoted || IS_ABOUT_ATTACKS.test(before) ? undefined : match[0];
    });
  }
  return found.sort((a, b) => a.start - b.start);
}
