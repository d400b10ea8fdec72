import type { DocumentProblem } from './document.ts';
import type { Limits } from './limits.ts';
import { builtText, MAX_SYNTAX_PROBLEMS, type ParsedText } from './parsed-text.ts';
import { DOUBLE_QUOTED, EMPTY, fieldOf, PLAIN, START } from './position-tape.ts';
import { decodeScalar } from './scalar-text.ts';
import { addKey, addScalar, close, createTreeBuilder, open, type TreeBuilder } from './tree-builder.ts';
import { lineEnd } from './yaml-gaps.ts';

/** How far behind a bracket text is looked for. */
const MAX_LOOKAHEAD = 1_000;

interface JsonReader {
  readonly text: string;
  readonly builder: TreeBuilder;
  readonly problems: DocumentProblem[];
  at: number;
  /** What may come next in the innermost container. */
  expects: 'value' | 'key' | 'colon' | 'separator';
  /** Offset of a comma that nothing has followed yet, or -1. */
  commaAt: number;
}

/** Reads JSON with errors: comments, missing and superfluous commas, wrong quotes, unclosed strings and brackets. Linear, never throws. */
export function parseTolerantJson(text: string, limits: Limits): ParsedText {
  const builder = createTreeBuilder(text.length, limits);
  const reader: JsonReader = { text, builder, problems: [], at: text.charCodeAt(0) === 0xfeff ? 1 : 0, expects: 'value', commaAt: -1 };
  skipSpace(reader);
  while (reader.at < text.length && builder.limit === undefined && !isComplete(builder)) {
    takeToken(reader);
    skipSpace(reader);
  }
  if (reader.at < text.length && builder.limit === undefined) report(reader, reader.at, reader.at + 1, 'Text follows the end of the document.');
  if (builder.limit === undefined) closeAll(reader);
  if (reader.problems.length === 0) report(reader, 0, Math.min(1, text.length), 'The text is not valid JSON.');
  return builtText('json', builder, reader.problems);
}

function isComplete(builder: TreeBuilder): boolean {
  return builder.nodes > 0 && builder.frames.length === 0;
}

function report(reader: JsonReader, start: number, end: number, message: string): void {
  if (reader.problems.length < MAX_SYNTAX_PROBLEMS) reader.problems.push({ kind: 'syntax-error', message, start, end });
}

function takeToken(reader: JsonReader): void {
  const character = reader.text.charAt(reader.at);
  if (character === '}' || character === ']') takeClosingBracket(reader, character === '}');
  else if (character === ',') takeComma(reader);
  else if (character === ':') takeColon(reader);
  else takeContent(reader, character);
}

function takeContent(reader: JsonReader, character: string): void {
  if (reader.expects === 'separator') {
    report(reader, reader.at, reader.at + 1, 'A comma is missing before this text.');
    expectNext(reader);
  }
  if (reader.expects === 'colon') takeMissingColon(reader);
  reader.commaAt = -1;
  if (reader.expects === 'key') takeKey(reader, character);
  else takeValue(reader, character);
}

/** A key that ends its line was left unfinished; what follows is the next member. */
function takeMissingColon(reader: JsonReader): void {
  const { builder, text, at } = reader;
  if (lineEnd(text, builder.lastEnd) < at) {
    endMemberWithoutValue(reader);
    reader.expects = 'key';
    return;
  }
  report(reader, at, at + 1, 'A colon is missing between the key and its value.');
  reader.expects = 'value';
}

/** Behind a comma: the next key or item. */
function expectNext(reader: JsonReader): void {
  reader.expects = isInMapping(reader) ? 'key' : 'value';
}

function isInMapping(reader: JsonReader): boolean {
  return reader.builder.frames[reader.builder.frames.length - 1]?.isMapping === true;
}

function takeKey(reader: JsonReader, character: string): void {
  if (character === '{' || character === '[') {
    report(reader, reader.at, reader.at + 1, 'A key is missing before this bracket.');
    addKey(reader.builder, '', reader.at, reader.at);
    return takeValue(reader, character);
  }
  const isQuoted = character === '"' || character === "'";
  const token = isQuoted ? readString(reader) : readWord(reader);
  if (!isQuoted) report(reader, token.start, token.end, 'The key must be in double quotes.');
  addKey(reader.builder, token.value, token.start, token.end);
  reader.builder.lastEnd = reader.at;
  reader.expects = 'colon';
}

function takeValue(reader: JsonReader, character: string): void {
  const { builder, at: start } = reader;
  if (character === '{' || character === '[') {
    open(builder, character === '{', start, true);
    reader.at++;
    expectNext(reader);
    return;
  }
  if (character === '"' || character === "'") {
    const { value } = readString(reader);
    addScalar(builder, value, { start, end: reader.at, kind: DOUBLE_QUOTED, payload: 0, anchor: '' });
  } else {
    const { value } = readWord(reader);
    addScalar(builder, wordValue(reader, value, start), { start, end: reader.at, kind: PLAIN, payload: 0, anchor: '' });
  }
  reader.expects = 'separator';
}

function takeComma(reader: JsonReader): void {
  const { at } = reader;
  if (isMemberOpen(reader)) endMemberWithoutValue(reader);
  else if (reader.expects !== 'separator') report(reader, at, at + 1, 'There is nothing before this comma.');
  reader.commaAt = at;
  reader.at++;
  expectNext(reader);
}

function takeColon(reader: JsonReader): void {
  if (reader.expects !== 'colon') report(reader, reader.at, reader.at + 1, 'There is no key before this colon.');
  else reader.expects = 'value';
  reader.at++;
}

function takeClosingBracket(reader: JsonReader, isMapping: boolean): void {
  const { builder, at } = reader;
  if (!builder.frames.some((frame) => frame.isMapping === isMapping)) {
    report(reader, at, at + 1, 'This closing bracket closes nothing.');
    reader.at++;
    return;
  }
  if (isMemberOpen(reader)) endMemberWithoutValue(reader);
  if (reader.commaAt !== -1) report(reader, reader.commaAt, reader.commaAt + 1, 'A comma must not stand before a closing bracket.');
  reader.commaAt = -1;
  reader.expects = 'separator';
  if (isInMapping(reader) === isMapping) {
    reader.at++;
    return close(builder, reader.at);
  }
  if (wouldEndTooEarly(reader, isMapping)) {
    report(reader, at, at + 1, `This bracket should be a "${isMapping ? ']' : '}'}".`);
    reader.at++;
    return close(builder, reader.at);
  }
  report(reader, at, at + 1, `A "${isMapping ? ']' : '}'}" is missing before this bracket.`);
  close(builder, builder.lastEnd);
}

/** Whether a bracket that does not match the innermost one would close the root although text follows. */
function wouldEndTooEarly(reader: JsonReader, isMapping: boolean): boolean {
  const { text, builder, at } = reader;
  const isOnlyRoot = builder.frames.findLastIndex((frame) => frame.isMapping === isMapping) === 0;
  return isOnlyRoot && /\S/.test(text.slice(at + 1, at + 1 + MAX_LOOKAHEAD));
}

function closeAll(reader: JsonReader): void {
  const { builder } = reader;
  const innermost = builder.frames[builder.frames.length - 1];
  if (innermost === undefined) return;
  if (isMemberOpen(reader)) endMemberWithoutValue(reader);
  const start = fieldOf(builder.tape.fields, innermost.node, START);
  report(reader, start, start + 1, 'This bracket is never closed.');
  while (builder.frames.length > 0) close(builder, builder.lastEnd);
}

function isMemberOpen(reader: JsonReader): boolean {
  return reader.expects === 'colon' || (reader.expects === 'value' && isInMapping(reader));
}

function endMemberWithoutValue(reader: JsonReader): void {
  const { builder } = reader;
  const frame = builder.frames[builder.frames.length - 1];
  report(reader, frame?.keyStart ?? reader.at, frame?.keyEnd ?? reader.at, 'The key has no value.');
  const at = builder.lastEnd;
  addScalar(builder, null, { start: at, end: at, kind: EMPTY, payload: 0, anchor: '' });
  reader.expects = 'separator';
}

interface Token {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const BAD_ESCAPE = /\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})|[\0-\x1f]/;

/** Reads from an opening quote to its match, or to the end of the line when there is none. */
function readString(reader: JsonReader): Token {
  const { text, at } = reader;
  const quote = text.charCodeAt(at);
  const start = at + 1;
  const found = endOfString(text, start, quote);
  const isClosed = text.charCodeAt(found) === quote;
  const end = isClosed ? found : start + withoutTrailingComma(text.slice(start, found)).length;
  if (!isClosed) report(reader, at, at + 1, 'The string that starts here is not closed on its line.');
  else if (quote !== 34) report(reader, at, end + 1, 'Strings must be in double quotes.');
  reader.at = isClosed ? end + 1 : end;
  return { value: decode(reader, start, end), start, end };
}

/** What ends an unclosed string's line most likely stands behind the missing quote. */
function withoutTrailingComma(line: string): string {
  const trimmed = line.trimEnd();
  return trimmed.endsWith(',') ? trimmed.slice(0, -1).trimEnd() : trimmed;
}

function endOfString(text: string, start: number, quote: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === quote || code === 10 || code === 13) break;
    if (code === 92 && text.charCodeAt(end + 1) !== 10 && text.charCodeAt(end + 1) !== 13) end++;
  }
  return Math.min(end, text.length);
}

function decode(reader: JsonReader, start: number, end: number): string {
  const { text } = reader;
  const raw = text.slice(start, end);
  const bad = BAD_ESCAPE.exec(raw.replaceAll('\\\\', '//'));
  if (bad !== null) {
    const at = start + bad.index;
    const message = bad[0] === '\\' ? 'The backslash starts no escape that JSON knows.' : 'A control character must be written as an escape.';
    report(reader, at, at + 1, message);
  }
  return raw.includes('\\') ? decodeScalar({ text, kind: DOUBLE_QUOTED, start, end, indent: 0, chomping: 0 }) : raw;
}

/** Reads up to the next blank or punctuation. */
function readWord(reader: JsonReader): Token {
  const { text, at: start } = reader;
  let end = start + 1;
  while (end < text.length && !' \t\r\n,:[]{}"'.includes(text.charAt(end))) end++;
  reader.at = end;
  return { value: text.slice(start, end), start, end };
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

function wordValue(reader: JsonReader, word: string, start: number): unknown {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  if (JSON_NUMBER.test(word)) return Number(word);
  report(reader, start, start + word.length, 'Text must be in double quotes.');
  return word;
}

/** Skips blanks, and comments with a report. */
function skipSpace(reader: JsonReader): void {
  const { text } = reader;
  while (reader.at < text.length) {
    const code = text.charCodeAt(reader.at);
    if (code === 32 || code === 9 || code === 10 || code === 13) {
      reader.at++;
      continue;
    }
    const end = commentEnd(text, reader.at);
    if (end === reader.at) return;
    report(reader, reader.at, end, 'JSON has no comments.');
    reader.at = end;
  }
}

function commentEnd(text: string, at: number): number {
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end === -1 ? text.length : end + 2;
  }
  return text.startsWith('//', at) ? lineEnd(text, at) : at;
}
