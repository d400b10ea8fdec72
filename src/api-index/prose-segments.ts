import { blankSpans, findCode, type Span } from '../detectors/markdown-code.ts';

/** A part of a Markdown or HTML text: prose with its markup taken away, or code. */
export interface ProseSegment {
  readonly kind: 'prose' | 'code';
  readonly value: string;
  /** Turns offsets of `value` into offsets of the whole string; absent when they are equal. */
  readonly mapSpan?: (start: number, end: number) => readonly [start: number, end: number];
}

const HAS_MARKUP = /[`<&]|~~~/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'", '#34': '"', '#38': '&' };
/** Longest tag that is taken away; longer ones are no markup anybody wrote by hand. */
const MAX_TAG_LENGTH = 400;

/**
 * Splits a text into its prose and the code it quotes (fences and inline code), so that each can be judged as what it is.
 * Prose keeps its length: code and tags become spaces, so that words on both sides stay apart. Linear in the length.
 */
export function proseSegments(text: string): readonly ProseSegment[] {
  if (!HAS_MARKUP.test(text)) return [{ kind: 'prose', value: text }];
  const codeSpans = findCode(text);
  const segments: ProseSegment[] = codeSpans.map(([start, end]) => codeSegment(text, start, end));
  const withoutCode = blankSpans(text, codeSpans);
  const withoutTags = withoutCode.includes('<') ? blankSpans(withoutCode, findTags(withoutCode)) : withoutCode;
  return [decodeEntities(withoutTags), ...segments];
}

function codeSegment(text: string, start: number, end: number): ProseSegment {
  return { kind: 'code', value: text.slice(start, end), mapSpan: (from, to) => [from + start, to + start] };
}

function findTags(text: string): Span[] {
  const spans: Span[] = [];
  let at = text.indexOf('<');
  while (at !== -1) {
    const end = /[A-Za-z/!]/.test(text[at + 1] ?? '') ? tagEnd(text, at) : -1;
    if (end !== -1) spans.push([at, end]);
    at = text.indexOf('<', end === -1 ? at + 1 : end);
  }
  return spans;
}

/** Only known HTML elements are markup: `<token>` is a placeholder that detectors must see. */
const ELEMENT =
  /^<\/?(?:a|abbr|b|blockquote|br|button|caption|center|cite|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul)(?=[\s/>])/i;

function tagEnd(text: string, at: number): number {
  if (!ELEMENT.test(text.slice(at, at + 14))) return -1;
  const end = text.indexOf('>', at);
  return end === -1 || end - at > MAX_TAG_LENGTH ? -1 : end + 1;
}

function decodeEntities(text: string): ProseSegment {
  if (!text.includes('&')) return { kind: 'prose', value: text };
  /** Start of each decoded stretch: offset in the result, offset in the text. */
  const stretches: Span[] = [[0, 0]];
  let value = '';
  let from = 0;
  for (const match of text.matchAll(/&(#?\w{2,6});/g)) {
    const character = ENTITIES[match[1] ?? ''];
    if (character === undefined) continue;
    value += text.slice(from, match.index) + character;
    from = match.index + match[0].length;
    stretches.push([value.length, from]);
  }
  value += text.slice(from);
  if (stretches.length === 1) return { kind: 'prose', value };
  const toSource = (offset: number): number => {
    let low = 0;
    let high = stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((stretches[middle]?.[0] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const [decoded, source] = stretches[low] ?? [0, 0];
    return Math.min(source + offset - decoded, text.length);
  };
  return { kind: 'prose', value, mapSpan: (start, end) => [toSource(start), toSource(end)] };
}
