import { blankCode } from './markdown-code.ts';
import { collectMatches, type TextMatch } from './text-match.ts';

export type ActiveMarkup = 'active-element' | 'event-handler' | 'script-link' | 'eval' | 'remote-image';

/** Cheap signs that a text may hold active markup: inside tags, and in Markdown; part of the common gate. */
export const ACTIVE_ELEMENT_GATE = /<(?:script|object|iframe|embed|applet|form|frame|img)\b|\son[a-z]{3,20}\s?=|script:|data:text/i;
export const ACTIVE_LINK_GATE = /!\[|\](?:\(|: {0,3})\s?<?(?:[jJvV]|[dD]ata:t)|\beval\(/;

/** Elements that run or load something by themselves wherever they are rendered. */
const RUNNING_ELEMENT = /(?<![\w$])<(?:script(?=[\s/][^<>]{0,200}=|>[^<]{0,2000}<\/script)|(?:iframe|frame|applet)(?=[\s/][^<>]{0,200}=))[^<>]{0,200}/gi;
/** These also stand for types in texts (`<object>`): only with attributes or a closing tag are they markup. */
const DATA_ELEMENT = /(?<![\w$])<(object|embed|form)(?:\s{1,4}[a-z-]{2,30}\s?=[^<>]{0,200}|(?=>[^<>]{0,500}<(?:\/\1|input|param|button)\b))/gi;
const EVENT_HANDLER = /<[a-z][a-z0-9]{0,20}[\s/][^<>]{0,300}?\bon[a-z]{3,20}\s{0,2}=\s{0,2}["'\w]/gi;
const SCRIPT_LINK =
  /\]\(\s{0,3}<?(?:(?:java|vb)script:|data:text\/html)|\]:\s{1,3}(?:(?:java|vb)script:|data:text\/html)|<javascript:|\b(?:href|src|action|formaction|data)\s{0,2}=\s{0,2}["']?\s{0,2}(?:(?:java|vb)script:|data:text\/html)/gi;
const EVAL = /(?<![\w.$])eval\(/g;
const REMOTE_IMAGE =
  /!\[[^[\]\n]{0,200}\]\(\s{0,3}<?(?:https?:)?\/\/([^\s)/>"']{1,253})|<img\s[^<>]{0,200}?\bsrc\s{0,2}=\s{0,2}["']?(?:https?:)?\/\/([^\s/"'<>]{1,253})/gi;

/** Finds markup that runs, submits or loads something when a description is rendered (CWE-79, CWE-829). Takes Markdown as written; code and entities are shown, not run. */
export function findActiveMarkup(text: string): readonly TextMatch<ActiveMarkup>[] {
  const markup = blankCode(text);
  const found: TextMatch<ActiveMarkup>[] = [];
  const element = ([tag]: RegExpExecArray) => `${/^<\w{1,20}/.exec(tag)?.[0] ?? '<'}>`;
  collectMatches(found, markup, RUNNING_ELEMENT, 'active-element', element);
  collectMatches(found, markup, DATA_ELEMENT, 'active-element', element);
  collectMatches(
    found,
    markup,
    EVENT_HANDLER,
    'event-handler',
    ([tag]) => `${/^<\w{1,20}/.exec(tag)?.[0] ?? '<'} ${/on[a-z]{3,20}(?=\s{0,2}=\s{0,2}["'\w]$)/i.exec(tag)?.[0] ?? ''}=…>`,
  );
  collectMatches(found, markup, SCRIPT_LINK, 'script-link', ([link]) => (/data:/i.test(link) ? 'link to data:text/html' : 'link to a script'));
  collectMatches(found, markup, EVAL, 'eval');
  collectMatches(found, markup, REMOTE_IMAGE, 'remote-image', (match) => `image from ${match[1] ?? match[2] ?? ''}`);
  return found.sort((a, b) => a.start - b.start);
}
