import { readString, readWord, report, skipSpace, type TokenReader, wordValue } from './json-tokens.ts';
import type { Limits } from './limits.ts';
import { builtText, type ParsedText } from './parsed-text.ts';
import { DOUBLE_QUOTED, EMPTY, fieldOf, PLAIN, START } from './position-tape.ts';
import { addKey, addScalar, close, open } from './tree-builder.ts';
import { createTreeBuilder, type TreeBuilder } from './tree-state.ts';

/** How far behind a bracket text is looked for. */
const MAX_LOOKAHEAD = 1_000;

interface JsonReader extends TokenReader {
  readonly builder: TreeBuilder;
  /** What may come next in the innermost container. */
  expects: 'value' | 'key' | 'colon' | 'separator';
  /** Offset of a comma that nothing has followed yet, or -1. */
  commaAt: number;
}

/** Reads JSON with errors: comments, missing and superfluous commas, wrong quotes, unclosed strings and brackets. Linear, never throws. */
export function parseTolerantJson(text: string, limits: Limits): ParsedText {
  const builder = createTreeBuilder(text.length, limits);
  const reader: JsonReader = { text, problems: [], at: text.charCodeAt(0) === 0xfeff ? 1 : 0, builder, expects: 'value', commaAt: -1 };
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
  if (/[\r\n]/.test(text.slice(builder.lastEnd, at))) {
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
    takeValue(reader, character);
    return;
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
  if (isInMapping(reader) !== isMapping) {
    const isTypo = wouldEndTooEarly(reader, isMapping);
    const expected = isMapping ? ']' : '}';
    report(reader, at, at + 1, isTypo ? `This bracket should be a "${expected}".` : `A "${expected}" is missing before this bracket.`);
    if (!isTypo) {
      close(builder, builder.lastEnd);
      return;
    }
  }
  reader.at++;
  close(builder, reader.at);
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
