import { lineEnd, lineStart } from './yaml-gaps.ts';
import type { YamlFailure } from './yaml-events.ts';

/** A change that keeps the length of the text: each character of a span becomes `filler`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly filler: 'x' | ' ';
}

/** One way to get past a syntax error, and what the error is if that way works. */
export interface Repair {
  readonly edits: readonly Edit[];
  readonly message: string;
  /** What the message is about. */
  readonly start: number;
  readonly end: number;
}

/** A line of block YAML. */
interface Line {
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
const TABBED_INDENT = /^[ \t]*\t[ \t]*/gm;

/** The repairs worth trying at an error, most likely first. */
export function possibleRepairs(text: string, failure: YamlFailure): Repair[] {
  if (failure.reason.includes('tab characters')) return [replaceTabs(text, failure.offset)];
  if (failure.reason.includes('non-printable') || failure.reason.includes('null byte')) return [replaceUnprintable(text, failure.offset)];
  const line = lineAt(text, contentAtOrBefore(text, failure.offset));
  const above = lineAbove(text, line);
  const opener = openerAbove(text, line);
  const repairs = [makePlain(text, line, failure)];
  if (opener !== undefined) repairs.push(makePlain(text, opener, undefined));
  if (above !== undefined && above.contentStart !== opener?.contentStart) repairs.push(makePlain(text, above, undefined));
  repairs.push(blankLine(line, failure.reason.includes('indentation') ? 'The indentation of this line fits nothing above it.' : 'This line is not valid YAML here.'));
  if (above !== undefined) repairs.push(blankLine(above, messageAboutPair(text, above)));
  return repairs.filter((repair) => repair !== undefined);
}

function replaceTabs(text: string, offset: number): Repair {
  const edits: Edit[] = [];
  for (const match of text.matchAll(TABBED_INDENT)) edits.push({ start: match.index, end: match.index + match[0].length, filler: ' ' });
  return { edits, message: 'Indentation must not contain tabs.', start: offset, end: offset + 1 };
}

function replaceUnprintable(text: string, offset: number): Repair {
  const edits: Edit[] = [];
  for (const match of text.matchAll(NOT_PRINTABLE)) edits.push({ start: match.index, end: match.index + match[0].length, filler: 'x' });
  return { edits, message: 'The text contains a character that YAML does not allow.', start: offset, end: offset + 1 };
}

/** Turns a value into plain text, whatever it tries to be. `failure` is given when it lies on this line. */
function makePlain(text: string, line: Line, failure: YamlFailure | undefined): Repair | undefined {
  const { valueStart, end } = line;
  if (valueStart === undefined || valueStart >= end) return undefined;
  const edits: Edit[] = [{ start: valueStart, end, filler: 'x' }];
  const isColon = failure !== undefined && failure.offset > valueStart && text.charAt(failure.offset) === ':';
  const first = text.charAt(valueStart);
  if (isColon && !'"\'[{'.includes(first)) {
    return { edits, message: 'A value that contains ": " must be in quotes.', start: failure.offset, end: failure.offset + 1 };
  }
  return { edits, message: messageAboutValue(first, failure), start: valueStart, end: valueStart + 1 };
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

function blankLine(line: Line, message: string): Repair {
  return { edits: [{ start: line.contentStart, end: line.end, filler: ' ' }], message, start: line.contentStart, end: line.end };
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

function lineAt(text: string, offset: number): Line {
  const rawEnd = lineEnd(text, offset);
  let at = skipSpaces(text, lineStart(text, offset), rawEnd);
  const indentEnd = at;
  while (text.charCodeAt(at) === 45 && isBlankOrEnd(text, at + 1, rawEnd)) at = skipSpaces(text, at + 1, rawEnd);
  const colon = keyColon(text, at, rawEnd);
  const hasDash = at > indentEnd;
  const valueStart = colon === undefined ? (hasDash ? at : undefined) : skipSpaces(text, colon + 1, rawEnd);
  return { contentStart: at, valueStart, end: Math.max(contentEnd(text, valueStart ?? at, rawEnd), at) };
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
