import type { DocumentProblem } from './document.ts';
import { MAX_SYNTAX_PROBLEMS } from './parsed-text.ts';
import { DOUBLE_QUOTED } from './position-tape.ts';
import { decodeScalar } from './scalar-text.ts';
import { lineEnd } from './yaml-gaps.ts';

/** A text on its way through the tolerant JSON reader. */
export interface TokenReader {
  readonly text: string;
  readonly problems: DocumentProblem[];
  at: number;
}

/** Records a syntax error; those above the limit are dropped, for they follow from others. */
export function report(reader: TokenReader, start: number, end: number, message: string): void {
  if (reader.problems.length < MAX_SYNTAX_PROBLEMS) reader.problems.push({ kind: 'syntax-error', message, start, end });
}

export interface Token {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const BAD_ESCAPE = /\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})|[^\x20-\uffff]/;

/** Reads from an opening quote to its match, or to the end of the line when there is none. */
export function readString(reader: TokenReader): Token {
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

function decode(reader: TokenReader, start: number, end: number): string {
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
export function readWord(reader: TokenReader): Token {
  const { text, at: start } = reader;
  let end = start + 1;
  while (end < text.length && !' \t\r\n,:[]{}"'.includes(text.charAt(end))) end++;
  reader.at = end;
  return { value: text.slice(start, end), start, end };
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** What an unquoted word means; the word itself when it is no JSON. */
export function wordValue(reader: TokenReader, word: string, start: number): unknown {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  if (JSON_NUMBER.test(word)) return Number(word);
  report(reader, start, start + word.length, 'Text must be in double quotes.');
  return word;
}

/** Skips blanks, and comments with a report. */
export function skipSpace(reader: TokenReader): void {
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
