/** A part of a Markdown or HTML text: prose with its markup taken away, or code. */
export interface ProseSegment {
  readonly kind: 'prose' | 'code';
  readonly value: string;
  /** Turns offsets of `value` into offsets of the whole string; absent when they are equal. */
  readonly mapSpan?: (start: number, end: number) => readonly [start: number, end: number];
}

const HAS_MARKUP = /[`<&]|~~~/;
const FENCE = /^[ \t]{0,12}(?:>[ \t]?)?(`{3,}|~{3,})[^\n]*$/gm;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'", '#34': '"', '#38': '&' };
/** Longest tag that is taken away; longer ones are no markup anybody wrote by hand. */
const MAX_TAG_LENGTH = 400;

type Span = readonly [start: number, end: number];

/**
 * Splits a text into its prose and the code it quotes (fences and inline code), so that each can be judged as what it is.
 * Prose keeps its length: code and tags become spaces, so that words on both sides stay apart. Linear in the length.
 */
export function proseSegments(text: string): readonly ProseSegment[] {
  if (!HAS_MARKUP.test(text)) return [{ kind: 'prose', value: text }];
  const codeSpans = findCode(text);
  const segments: ProseSegment[] = codeSpans.map(([start, end]) => codeSegment(text, start, end));
  const withoutCode = blank(text, codeSpans);
  const withoutTags = withoutCode.includes('<') ? blank(withoutCode, findTags(withoutCode)) : withoutCode;
  return [decodeEntities(withoutTags), ...segments];
}

function codeSegment(text: string, start: number, end: number): ProseSegment {
  return { kind: 'code', value: text.slice(start, end), mapSpan: (from, to) => [from + start, to + start] };
}

function findCode(text: string): Span[] {
  const spans = findFences(text);
  const fenced = spans.length;
  let from = 0;
  for (let i = 0; i <= fenced; i++) {
    const fence = spans[i];
    findInlineCode(text, from, i < fenced && fence ? fence[0] : text.length, spans);
    if (i < fenced && fence) from = fence[1];
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

function findFences(text: string): Span[] {
  const spans: Span[] = [];
  let opening: { mark: string; end: number } | undefined;
  for (const match of text.matchAll(FENCE)) {
    const mark = match[1] ?? '';
    const lineEnd = match.index + match[0].length;
    if (!opening) opening = { mark, end: Math.min(lineEnd + 1, text.length) };
    else if (mark[0] === opening.mark[0] && mark.length >= opening.mark.length) {
      spans.push([opening.end, match.index]);
      opening = undefined;
    }
  }
  if (opening) spans.push([opening.end, text.length]);
  return spans.filter(([start, end]) => end > start);
}

/** Code spans of CommonMark §6.1: a run of backticks up to the next run of the same length. */
function findInlineCode(text: string, from: number, to: number, spans: Span[]): void {
  const lastRunByLength = new Map<number, number>();
  let at = text.indexOf('`', from);
  while (at !== -1 && at < to) {
    const length = runLength(text, at, to);
    const close = findRun(text, at + length, to, length, lastRunByLength);
    if (close === -1) {
      at = text.indexOf('`', at + length);
      continue;
    }
    if (close > at + length) spans.push([at + length, close]);
    at = text.indexOf('`', close + length);
  }
}

function runLength(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && text.charCodeAt(end) === 96) end++;
  return Math.max(1, end - at);
}

/** Finds the closing run. A length whose search failed once is not searched again: that keeps the whole linear per length. */
function findRun(text: string, from: number, to: number, length: number, failed: Map<number, number>): number {
  if (failed.has(length) || failed.size > 8) return -1;
  let at = text.indexOf('`', from);
  while (at !== -1 && at < to) {
    const found = runLength(text, at, to);
    if (found === length) return at;
    at = text.indexOf('`', at + found);
  }
  failed.set(length, from);
  return -1;
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

function blank(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const [start, end] of spans) {
    result += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return result + text.slice(from);
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
