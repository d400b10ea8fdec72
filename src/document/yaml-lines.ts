import { lineEnd, lineStart } from './yaml-gaps.ts';

/** A line of block YAML, valid or not. */
export interface Line {
  /** Behind the indentation. */
  readonly indentEnd: number;
  /** Behind indentation and dashes. */
  readonly contentStart: number;
  /** Behind the key and its colon, or the content of an item; undefined when the line has neither. */
  readonly valueStart: number | undefined;
  /** Before trailing blanks and comment. */
  readonly end: number;
}

/** How many lines above an error are searched for an unclosed quote or bracket. */
const MAX_LINES_BACK = 200;

/** The content closest to an offset: of its line, or else before it. */
export function contentAtOrBefore(text: string, offset: number): number {
  let at = Math.min(offset, text.length - 1);
  while (at > 0 && isBlank(text.charCodeAt(at))) at--;
  // A blank before the content of the line where the error lies belongs to that line.
  const sameLine = lineStart(text, offset);
  return at < sameLine && lineHasContent(text, sameLine) ? sameLine : Math.max(at, 0);
}

/** The offset of the first character at or after `offset` that is not blank. */
export function contentAtOrAfter(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function lineHasContent(text: string, start: number): boolean {
  const end = lineEnd(text, start);
  return text.slice(start, end).trim() !== '';
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

/** The closest line above that is not blank. */
export function lineAbove(text: string, line: Line): Line | undefined {
  let at = lineStart(text, line.contentStart) - 1;
  while (at > 0 && isBlank(text.charCodeAt(at))) at--;
  return at < 0 || isBlank(text.charCodeAt(at)) ? undefined : lineAt(text, at);
}

/** The closest line above whose value opens a quote or bracket that it does not close. */
export function openerAbove(text: string, from: Line): Line | undefined {
  let line = lineAbove(text, from);
  for (let count = 0; line !== undefined && count < MAX_LINES_BACK; count++) {
    if (line.valueStart !== undefined && isUnclosed(text.slice(line.valueStart, line.end))) return line;
    line = lineAbove(text, line);
  }
  return undefined;
}

function isUnclosed(value: string): boolean {
  const first = value.charAt(0);
  if (first === '"' || first === "'") return value.length === 1 || !value.endsWith(first);
  if (first !== '[' && first !== '{') return false;
  let depth = 0;
  for (const character of value) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
  }
  return depth > 0;
}

function indentOf(text: string, line: Line): number {
  return line.indentEnd - lineStart(text, line.indentEnd);
}

/** The closest line above that is indented less. */
export function parentOf(text: string, line: Line): Line | undefined {
  const indent = indentOf(text, line);
  let above = lineAbove(text, line);
  while (above !== undefined && indentOf(text, above) >= indent) above = lineAbove(text, above);
  return above;
}

/** The offset of the top-level line that heads everything around an offset. */
export function sectionStart(text: string, offset: number): number {
  let head = lineAt(text, offset);
  for (let parent: Line | undefined = head; parent !== undefined; parent = parentOf(text, parent)) head = parent;
  return head.indentEnd;
}

/** The end of the last line of the block that a line heads. */
export function blockEnd(text: string, head: Line): number {
  const indent = indentOf(text, head);
  let end = head.end;
  for (let at = contentAtOrAfter(text, lineEnd(text, end)); at < text.length; at = contentAtOrAfter(text, end)) {
    if (at - lineStart(text, at) <= indent) break;
    end = lineEnd(text, at);
  }
  return end;
}

/** Takes the line at an offset apart. */
export function lineAt(text: string, offset: number): Line {
  const rawEnd = lineEnd(text, offset);
  let at = skipSpaces(text, lineStart(text, offset), rawEnd);
  const indentEnd = at;
  while (text.charCodeAt(at) === 45 && isBlankOrEnd(text, at + 1, rawEnd)) at = skipSpaces(text, at + 1, rawEnd);
  const colon = keyColon(text, at, rawEnd);
  const hasDash = at > indentEnd;
  const valueStart = colon === undefined ? (hasDash ? at : undefined) : skipSpaces(text, colon + 1, rawEnd);
  return { indentEnd, contentStart: at, valueStart, end: Math.max(contentEnd(text, valueStart ?? at, rawEnd), at) };
}

/** The colon behind the key that a line starts with. */
function keyColon(text: string, start: number, end: number): number | undefined {
  const quote = text.charAt(start);
  const isQuoted = quote === '"' || quote === "'";
  const keyEnd = isQuoted ? text.indexOf(quote, start + 1) : start;
  if (keyEnd === -1 || keyEnd >= end) return undefined;
  for (let at = isQuoted ? keyEnd + 1 : keyEnd; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 58 && isBlankOrEnd(text, at + 1, end)) return at;
    if (isQuoted && code !== 32) return undefined;
  }
  return undefined;
}

/** The end of a line's content: a comment starts at a `#` behind a blank. */
function contentEnd(text: string, start: number, end: number): number {
  const hash = text.slice(start, end).search(/[ \t]#/);
  let at = hash === -1 ? end : start + hash;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  return at;
}

function isBlankOrEnd(text: string, at: number, end: number): boolean {
  return at >= end || isBlank(text.charCodeAt(at));
}
