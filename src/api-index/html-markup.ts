import type { Span } from '../detectors/markdown-code.ts';
import type { Edit } from './rewrite-text.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'", '#34': '"', '#38': '&' };
/** Longest tag that is taken away; longer ones are no markup anybody wrote by hand. */
const MAX_TAG_LENGTH = 400;
/** Only known HTML elements are markup: `<token>` is a placeholder that detectors must see. */
const ELEMENT =
  /^<\/?(?:a|abbr|b|blockquote|br|button|caption|center|cite|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul)(?=[\s/>])/i;

/** The tags of HTML elements, in order. Linear. */
export function findTags(text: string): Span[] {
  const spans: Span[] = [];
  let at = text.indexOf('<');
  while (at !== -1) {
    const end = tagEnd(text, at);
    if (end !== -1) spans.push([at, end]);
    at = text.indexOf('<', end === -1 ? at + 1 : end);
  }
  return spans;
}

function tagEnd(text: string, at: number): number {
  if (!/[A-Za-z/!]/.test(text[at + 1] ?? '') || !ELEMENT.test(text.slice(at, at + 14))) return -1;
  const length = text.slice(at, at + MAX_TAG_LENGTH + 1).indexOf('>');
  return length === -1 ? -1 : at + length + 1;
}

/** Character references (`&amp;`) that are known by name, and what they stand for. */
export function* findEntities(text: string): Generator<Edit> {
  if (!text.includes('&')) return;
  for (const match of text.matchAll(/&(#?\w{2,6});/g)) {
    const character = ENTITIES[match[1] ?? ''];
    if (character !== undefined) yield { start: match.index, end: match.index + match[0].length, by: character };
  }
}
