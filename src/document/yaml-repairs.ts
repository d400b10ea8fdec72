import type { YamlFailure } from './yaml-events.ts';
import { lineEnd } from './yaml-gaps.ts';
import { underIndentedBreaks } from './yaml-joins.ts';
import { blockEnd, contentAtOrAfter, contentAtOrBefore, type Line, lineAbove, lineAt, openerAbove, parentOf } from './yaml-lines.ts';

/**
 * A change that keeps the length of the text. `plain`: becomes letters, so that the parser sees plain text.
 * `drop`: becomes blanks, and is missing in the data too. `join`: becomes blanks, line breaks included.
 */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly kind: 'plain' | 'drop' | 'join';
}

/** One way to get past a syntax error, and what the error is if that way works. */
export interface Repair {
  readonly edits: readonly Edit[];
  /** The repair is taken when the next error stands behind this offset. */
  readonly goal: number;
  /** Undefined for what every other parser accepts. */
  readonly message: string | undefined;
  /** What the message is about. */
  readonly start: number;
  readonly end: number;
}

/** Everything outside `c-printable` (YAML 1.2.2 §5.1), halves of surrogate pairs included. */
const NOT_PRINTABLE = /[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+/gu;
const CONFLICT_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?$/gm;
const TABBED_INDENT = /^[ \t]*\t[ \t]*/gm;

/** Blanks behind an indicator, in front of a flow collection or inside one. */
const SEPARATION = /(?<=[:,[{])[ \t]+(?=[^\s#])|(?<=-)[ \t]+(?=[[{&!])/g;

/** The repairs worth trying at an error, the smallest first. */
export function* possibleRepairs(text: string, failure: YamlFailure): Generator<Repair> {
  if (failure.reason === 'deficient indentation') {
    yield separateByBlanks(text, failure.offset);
    yield joinLines(text, failure.offset);
  }
  if (failure.reason.includes('tab characters')) yield replaceTabs(text, failure.offset);
  if (/non-printable|null byte|valid JSON character/.test(failure.reason)) yield replaceUnprintable(text, failure.offset);
  const conflict = blankConflictMarkers(text);
  if (conflict !== undefined) yield conflict;
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

/** Lists and quoted text whose lines are not indented deeper than their key: against the letter of YAML, but common and clear. */
function joinLines(text: string, offset: number): Repair {
  return { edits: underIndentedBreaks(text), goal: offset, message: undefined, start: offset, end: offset };
}

/** Tabs between an indicator and a flow collection: valid (YAML 1.2.2 §6.2), but the parser takes them for indentation. The data keeps all others. */
function separateByBlanks(text: string, offset: number): Repair {
  const edits: Edit[] = [];
  for (const { 0: blanks, index } of text.matchAll(SEPARATION)) {
    if (blanks.includes('\t')) edits.push({ start: index, end: index + blanks.length, kind: 'join' });
  }
  return { edits, goal: offset, message: undefined, start: offset, end: offset };
}

function replaceTabs(text: string, offset: number): Repair {
  const edits: Edit[] = [];
  for (const match of text.matchAll(TABBED_INDENT)) edits.push({ start: match.index, end: match.index + match[0].length, kind: 'drop' });
  return { edits, goal: offset, message: 'Indentation must not contain tabs.', start: offset, end: offset + 1 };
}

function replaceUnprintable(text: string, offset: number): Repair {
  const edits: Edit[] = [];
  for (const match of text.matchAll(NOT_PRINTABLE)) edits.push({ start: match.index, end: match.index + match[0].length, kind: 'plain' });
  // The parser looks for null bytes before anything else, so the next error may stand anywhere.
  return { edits, goal: -1, message: 'The text contains a character that YAML does not allow.', start: offset, end: offset + 1 };
}

function blankConflictMarkers(text: string): Repair | undefined {
  const edits: Edit[] = [];
  for (const match of text.matchAll(CONFLICT_MARKER)) edits.push({ start: match.index, end: match.index + match[0].length, kind: 'drop' });
  const [first] = edits;
  return first === undefined
    ? undefined
    : { edits, goal: first.end, message: 'The file holds an unresolved merge conflict.', start: first.start, end: first.end };
}

/** Turns a value into plain text, whatever it tries to be. `failure` is given when it lies on this line. */
function* makePlain(text: string, line: Line, goal: number, failure?: YamlFailure): Generator<Repair> {
  const { valueStart: start, end } = line;
  if (start === undefined || start >= end) return;
  const edits: Edit[] = [{ start, end, kind: 'plain' }];
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
  return { edits: [{ start, end, kind: 'drop' }], goal, message, start, end };
}

function messageAboutPair(text: string, line: Line): string {
  const isColonGlued = /^[\w-]+:[^\s:]/.test(text.slice(line.contentStart, line.end));
  return isColonGlued ? 'A blank is missing behind the colon.' : 'This line is neither a "key: value" pair nor a list item.';
}
