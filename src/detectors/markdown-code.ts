/** Offsets into a text, end exclusive. */
export type Span = readonly [start: number, end: number];

/** A line that may open or close fenced code (CommonMark §4.5), in quotes and lists too. */
const FENCE_LINE = /^[ \t]{0,12}(?:>[ \t]?)?(`{3,}|~{3,})([^\n]*)$/gm;
/** Pieces of code that are taken out of one text; a manual of 200 KB has some hundred. What is left is judged as prose, so nothing hides behind the limit. */
const MAX_SPANS = 2_000;
/** Runs of backticks of more lengths than these are no code spans anybody wrote. */
const MAX_RUN_LENGTHS = 8;

/**
 * Finds the code that a Markdown text quotes: fenced code and code spans (CommonMark §4.5, §6.1), in order and without their marks.
 * An unclosed fence runs to the end. Linear.
 */
export function findCode(text: string): readonly Span[] {
  if (!text.includes('`') && !text.includes('~~~')) return [];
  const spans: Span[] = [];
  let from = 0;
  let backtick = text.indexOf('`');
  for (const { opening, start, end, after } of [...findFences(text), endOf(text)]) {
    // Searched once for each stretch that has any, so that many fences in a text without backticks cost nothing.
    if (backtick >= 0 && backtick < from) backtick = text.indexOf('`', from);
    if (backtick >= 0 && backtick < opening) addCodeSpans(spans, text, from, opening);
    if (end > start) spans.push([start, end]);
    from = after;
  }
  return spans;
}

/** Whether a piece that `findCode` found stands inside a sentence; fenced code starts a line. */
export function isCodeSpan(text: string, [start]: Span): boolean {
  return text.charAt(start - 1) === '`';
}

/** Replaces stretches of a text by spaces of the same length, so that offsets and line ends stay. */
export function blankSpans(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const [start, end] of spans) {
    pieces.push(text.slice(from, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    from = end;
  }
  return pieces.join('') + text.slice(from);
}

/** The text without the code it quotes, so that this is not taken for markup. Offsets stay. */
export function blankCode(text: string): string {
  return blankSpans(text, findCode(text));
}

interface Fence {
  /** Where the line that opens it begins. */
  readonly opening: number;
  /** The code. */
  readonly start: number;
  readonly end: number;
  /** Behind the line that closes it. */
  readonly after: number;
}

function endOf(text: string): Fence {
  const end = text.length;
  return { opening: end, start: end, end, after: end };
}

function findFences(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { readonly mark: string; readonly opening: number; readonly start: number } | undefined;
  for (const match of text.matchAll(FENCE_LINE)) {
    const [line, mark = '', rest = ''] = match;
    const after = Math.min(match.index + line.length + 1, text.length);
    if (open === undefined) {
      // Backticks behind the mark make it a code span that stands at the start of a line.
      if (mark.startsWith('~') || !rest.includes('`')) open = { mark, opening: match.index, start: after };
    } else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && rest.trim() === '') {
      fences.push({ opening: open.opening, start: open.start, end: match.index, after });
      open = undefined;
      if (fences.length >= MAX_SPANS) break;
    }
  }
  if (open !== undefined) fences.push({ opening: open.opening, start: open.start, end: text.length, after: text.length });
  return fences;
}

/** A run of backticks up to the next run of the same length. A length whose search failed is not searched again: that keeps the whole linear. */
function addCodeSpans(spans: Span[], text: string, from: number, to: number): void {
  const unclosed = new Set<number>();
  let open = findBacktick(text, from, to);
  while (open >= 0 && unclosed.size <= MAX_RUN_LENGTHS && spans.length < MAX_SPANS) {
    const length = runLength(text, open, to);
    const close = unclosed.has(length) ? -1 : findRun(text, open + length, to, length);
    if (close < 0) unclosed.add(length);
    else spans.push([open + length, close]);
    open = findBacktick(text, (close < 0 ? open : close) + length, to);
  }
}

function findBacktick(text: string, from: number, to: number): number {
  const at = text.indexOf('`', from);
  return at < to ? at : -1;
}

function runLength(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && text.charCodeAt(end) === 96) end++;
  return end - from;
}

function findRun(text: string, from: number, to: number, length: number): number {
  let at = findBacktick(text, from, to);
  while (at >= 0) {
    const found = runLength(text, at, to);
    if (found === length) return at;
    at = findBacktick(text, at + found, to);
  }
  return -1;
}
