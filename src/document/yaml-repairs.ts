import type { YamlFailure } from './yaml-events.ts';
import { lineEnd, lineStart } from './yaml-gaps.ts';

/** A change that keeps the length of the text: each character of a span becomes `filler`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly filler: 'x' | ' ';
}

/** One way to get past a syntax error, and what the error is if that way works. */
export interface Repair {
  readonly edits: readonly Edit[];
  /** The repair is taken when the next error stands behind this offset. */
  readonly goal: number;
  readonly message: string;
  /** What the message is about. */
  readonly start: number;
  readonly end: number;
}

/** A line of block YAML. */
interface Line {
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
const NOT_PRINTABLE = /(?:[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])+/g;
const CONFLICT_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?$/gm;
const TABBED_INDENT = /^[ \t]*\t[ \t]*/gm;

/** The repairs worth trying at an error, the smallest first. */
export function* possibleRepairs(text: string, failure: YamlFailure): Generator<Repair> {
  if (failure.reason.includes('tab characters')) return yield replaceTabs(text, failure.offset);
  if (/non-printable|null byte|valid JSON character/.test(failure.reason)) return yield replaceUnprintable(text, failure.offset);
  const conflict = blankConflictMarkers(text);
  if (conflict !== undefined) return yield conflict;
  const line = lineAt(text, contentAtOrBefore(text, failure.offset));
  yield* lineRepairs(text, line, failure);
  yield* blockRepairs(text, line);
}

function* lineRepairs(text: string, line: Line, failure: YamlFailure): Generator<Repair> {
  const above = lineAbove(text, line);
  const opener = openerAbove(text, line);
  const goal = lineEnd(text, failure.offset);
  yield* makePlain(text, line, goal, failure);
  if (opener !== undefined) yield* makePlain(text, opener, goal);
  if (above !== undefined && above.indentEnd !== opener?.indentEnd) yield* makePlain(text, above, goal);
  const below = lineEnd(text, contentAtOrAfter(text, goal));
  const isIndentation = failure.reason.includes('indentation');
  yield blank(line.indentEnd, line.end, below, isIndentation ? 'The indentation of this line fits nothing above it.' : 'This line is not valid YAML here.');
  if (above !== undefined) yield blank(above.indentEnd, above.end, below, messageAboutPair(text, above));
}

/** Leaves out the block of a line, then the blocks around it. */
function* blockRepairs(text: string, line: Line): Generator<Repair> {
  for (let head: Line | undefined = line; head !== undefined; head = parentOf(text, head)) {
    const end = blockEnd(text, head);
    yield { ...blank(head.indentEnd, end, end, 'This block is not valid YAML and is left out.'), end: head.end };
  }
}

function replaceTabs(text: string, offset: number): Repair {
  const edits: Edit[] = [];
  for (const match of text.matchAll(TABBED_INDENT)) edits.push({ start: match.index, end: match.index + match[0].length, filler: ' ' });
  return { edits, goal: offset, message: 'Indentation must not contain tabs.', start: offset, end: offset + 1 };
}

function replaceUnprintable(text: string, offset: number): Repair {
  const edits: Edit[] = [];
  for (const match of text.matchAll(NOT_PRINTABLE)) edits.push({ start: match.index, end: match.index + match[0].length, filler: 'x' });
  // The parser looks for null bytes before anything else, so the next error may stand anywhere.
  return { edits, goal: -1, message: 'The text contains a character that YAML does not allow.', start: offset, end: offset + 1 };
}

function blankConflictMarkers(text: string): Repair | undefined {
  const edits: Edit[] = [];
  for (const match of text.matchAll(CONFLICT_MARKER)) edits.push({ start: match.index, end: match.index + match[0].length, filler: ' ' });
  const [first] = edits;
  return first === undefined ? undefined : { edits, goal: first.end, message: 'The file holds an unresolved merge conflict.', start: first.start, end: first.end };
}

/** Turns a value into plain text, whatever it tries to be. `failure` is given when it lies on this line. */
function* makePlain(text: string, line: Line, goal: number, failure?: YamlFailure): Generator<Repair> {
  const { valueStart: start, end } = line;
  if (start === undefined || start >= end) return;
  const edits: Edit[] = [{ start, end, filler: 'x' }];
  const first = text.charAt(start);
  if (failure !== undefined && failure.offset > start && text.charAt(failure.offset) === ':' && !'"\'[{'.includes(first)) {
    yield { edits, goal, message: 'A value that contains ": " must be in quotes.', start: failure.offset, end: failure.offset + 1 };
  } else {
    yield { edits, goal, message: messageAboutValue(first, failure), start, end: start + 1 };
  }
}

function messageAboutValue(first: string, failure: YamlFailure | undefined): string {
  const isHere = failure !== undefined;
  if (first === '"' || first === "'") {
    if (!isHere) return 'The quote opened here is not closed.';
    return /escape|hexadecimal/.test(failure.reason) ? 'The backslash in this value starts no escape.' : 'The quotes of this value do not match.';
  }
  if (first === '[' || first === '{') return isHere ? 'The brackets or commas of this value do not match.' : 'The bracket opened here is not closed.';
  return '@`%*&!?,|>'.includes(first) ? `A value that starts with "${first}" must be in quotes.` : 'This value is not valid YAML.';
}

function blank(start: number, end: number, goal: number, message: string): Repair {
  return { edits: [{ start, end, filler: ' ' }], goal, message, start, end };
}

function messageAboutPair(text: string, line: Line): string {
  const isColonGlued = /^[\w-]+:[^\s:]/.test(text.slice(line.contentStart, line.end));
  return isColonGlued ? 'A blank is missing behind the colon.' : 'This line is neither a "key: value" pair nor a list item.';
}

function contentAtOrBefore(text: string, offset: number): number {
  let at = Math.min(offset, text.length - 1);
  while (at > 0 && isBlank(text.charCodeAt(at))) at--;
  // A blank before the content of the line where the error lies belongs to that line.
  const sameLine = lineStart(text, offset);
  return at < sameLine && lineHasContent(text, sameLine) ? sameLine : Math.max(at, 0);
}

function contentAtOrAfter(text: string, offset: number): number {
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

function lineAbove(text: string, line: Line): Line | undefined {
  let at = lineStart(text, line.contentStart) - 1;
  while (at > 0 && isBlank(text.charCodeAt(at))) at--;
  return at < 0 || isBlank(text.charCodeAt(at)) ? undefined : lineAt(text, at);
}

/** The closest line above whose value opens a quote or bracket that it does not close. */
function openerAbove(text: string, from: Line): Line | undefined {
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
function parentOf(text: string, line: Line): Line | undefined {
  const indent = indentOf(text, line);
  let above = lineAbove(text, line);
  while (above !== undefined && indentOf(text, above) >= indent) above = lineAbove(text, above);
  return above;
}

/** The end of the last line of the block that a line heads. */
function blockEnd(text: string, head: Line): number {
  const indent = indentOf(text, head);
  let end = head.end;
  for (let at = contentAtOrAfter(text, lineEnd(text, end)); at < text.length; at = contentAtOrAfter(text, end)) {
    if (at - lineStart(text, at) <= indent) break;
    end = lineEnd(text, at);
  }
  return end;
}

function lineAt(text: string, offset: number): Line {
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
