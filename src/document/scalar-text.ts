import { DOUBLE_QUOTED, FOLDED, LITERAL, type NodeKind, SINGLE_QUOTED } from './position-tape.ts';

/** Receives the decoded text of a scalar piece by piece, with the raw text each piece comes from. */
export interface ScalarSink {
  /** Raw text that stands for itself. */
  copy(from: number, to: number): void;
  /** Raw text that stands for something else: an escape, a fold, a line break with its indentation. */
  put(decoded: string, from: number, to: number): void;
}

/** A scalar in a text: its content without quotes or block header. */
export interface RawScalar {
  readonly text: string;
  readonly kind: NodeKind;
  readonly start: number;
  readonly end: number;
  /** Block scalars: columns before the text, -1 when the scalar has none. */
  readonly indent: number;
  /** Block scalars: `CLIP`, `STRIP` or `KEEP`. */
  readonly chomping: number;
}

const STRIP = 2;
const KEEP = 3;

/** Decodes a scalar by the rules of its style (YAML 1.2.2 §7.3, §8.1), which include those of JSON strings. Linear. */
export function walkScalar(scalar: RawScalar, sink: ScalarSink): void {
  if (scalar.kind === LITERAL || scalar.kind === FOLDED) walkBlock(scalar, sink);
  else walkFlow(scalar, sink);
}

/** The decoded text of a scalar. */
export function decodeScalar(scalar: RawScalar): string {
  let decoded = '';
  walkScalar(scalar, {
    copy: (from, to) => {
      decoded += scalar.text.slice(from, to);
    },
    put: (piece) => {
      decoded += piece;
    },
  });
  return decoded;
}

function walkFlow(scalar: RawScalar, sink: ScalarSink): void {
  const { text, kind, start, end } = scalar;
  let from = start;
  // Blanks before a line break are not part of the text.
  let keptTo = start;
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (isBreak(code)) {
      const fold = foldAt(text, at, end);
      sink.copy(from, keptTo);
      sink.put(fold.breaks === 1 ? ' ' : '\n'.repeat(fold.breaks - 1), keptTo, fold.end);
      at = from = keptTo = fold.end;
    } else if ((code === 92 && kind === DOUBLE_QUOTED) || (code === 39 && kind === SINGLE_QUOTED)) {
      const escaped = kind === DOUBLE_QUOTED ? escapeAt(text, at, end) : { decoded: "'", end: at + 2 };
      sink.copy(from, at);
      sink.put(escaped.decoded, at, escaped.end);
      at = from = keptTo = escaped.end;
    } else {
      at++;
      if (code !== 32 && code !== 9) keptTo = at;
    }
  }
  sink.copy(from, kind === DOUBLE_QUOTED || kind === SINGLE_QUOTED ? end : keptTo);
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Line breaks and the blanks around them, from the first break on. */
function foldAt(text: string, at: number, limit: number): { readonly breaks: number; readonly end: number } {
  let breaks = 0;
  let end = at;
  for (; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (isBreak(code)) {
      breaks++;
      if (code === 13 && text.charCodeAt(end + 1) === 10) end++;
    } else if (code !== 32 && code !== 9) break;
  }
  return { breaks, end };
}

interface Escape {
  readonly decoded: string;
  readonly end: number;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The escape at a backslash. What is no escape stands for the escaped character: broken JSON has such. */
function escapeAt(text: string, at: number, limit: number): Escape {
  const character = text.charAt(at + 1);
  if (isBreak(character.charCodeAt(0))) return { decoded: '', end: foldAt(text, at + 1, limit).end };
  const hexLength = HEX_LENGTHS[character];
  const hex = hexLength === undefined ? '' : text.slice(at + 2, at + 2 + hexLength);
  if (hexLength !== undefined && hex.length === hexLength && /^[0-9a-fA-F]+$/.test(hex)) {
    const codePoint = Number.parseInt(hex, 16);
    if (codePoint <= 0x10ffff) return { decoded: String.fromCodePoint(codePoint), end: at + 2 + hexLength };
  }
  return { decoded: SIMPLE_ESCAPES[character] ?? character, end: Math.min(at + 2, limit) };
}

function walkBlock(scalar: RawScalar, sink: ScalarSink): void {
  const { text, start, end, indent, chomping } = scalar;
  const isFolded = scalar.kind === FOLDED;
  let emptyLines = 0;
  let contentEnd = start;
  let hasContent = false;
  let wasMoreIndented = false;
  for (let line = start; line < end; ) {
    const lineEnd = endOfLine(text, line, end);
    const content = skipIndent(text, line, Math.min(lineEnd, line + Math.max(indent, 0)));
    if (indent < 0 || content === lineEnd) {
      emptyLines++;
    } else {
      const isMoreIndented = isFolded && (text.charCodeAt(content) === 32 || text.charCodeAt(content) === 9);
      const isFold = isFolded && !isMoreIndented && !wasMoreIndented && hasContent;
      const breaks = hasContent && !(isFold && emptyLines > 0) ? emptyLines + 1 : emptyLines;
      sink.put(isFold && emptyLines === 0 ? ' ' : '\n'.repeat(breaks), contentEnd, content);
      sink.copy(content, lineEnd);
      contentEnd = lineEnd;
      wasMoreIndented = isMoreIndented;
      hasContent = true;
      emptyLines = 0;
    }
    line = skipBreak(text, lineEnd, end);
  }
  if (chomping === KEEP) sink.put('\n'.repeat(hasContent ? emptyLines + 1 : emptyLines), contentEnd, end);
  else if (chomping !== STRIP && hasContent) sink.put('\n', contentEnd, skipBreak(text, contentEnd, end));
}

function endOfLine(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && !isBreak(text.charCodeAt(end))) end++;
  return end;
}

function skipBreak(text: string, at: number, limit: number): number {
  if (at >= limit) return limit;
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

function skipIndent(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && text.charCodeAt(end) === 32) end++;
  return end;
}
