/** What stands between the nodes of a YAML text: blanks, comments and indicators. */

const LF = 10;
const CR = 13;
const HASH = 35;

/** The offset of the first character at or after `at` that is neither blank, line break nor part of a comment. */
function skipBlanks(text: string, at: number): number {
  let offset = at;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === HASH) offset = lineEnd(text, offset);
    else if (code !== 32 && code !== 9 && code !== LF && code !== CR) break;
    else offset++;
  }
  return offset;
}

/** The end of a flow collection whose last token ends at `at`. */
export function closingBracketEnd(text: string, at: number): number {
  let offset = skipBlanks(text, at);
  for (; offset < text.length; offset = skipBlanks(text, offset + 1)) {
    const code = text.charCodeAt(offset);
    if (code === 93 || code === 125) return offset + 1;
  }
  return offset;
}

/** The end of the `-` of an item without a value; `at` when there is none. */
export function itemDashEnd(text: string, at: number): number {
  const dash = skipBlanks(text, at);
  return text.charCodeAt(dash) === 45 ? dash + 1 : at;
}

/** The end of the `:` behind a key without a value; `at` when there is none on the line. */
export function valueColonEnd(text: string, at: number): number {
  let offset = at;
  while (text.charCodeAt(offset) === 32 || text.charCodeAt(offset) === 9) offset++;
  return text.charCodeAt(offset) === 58 ? offset + 1 : at;
}

/** The offset of the line break at or after `at`, or the end of the text. */
export function lineEnd(text: string, at: number, limit = text.length): number {
  let offset = at;
  for (; offset < limit; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LF || code === CR) break;
  }
  return offset;
}

/** The offset of the first character of the line that `at` stands in. */
export function lineStart(text: string, at: number): number {
  let offset = at;
  while (offset > 0) {
    const code = text.charCodeAt(offset - 1);
    if (code === LF || code === CR) break;
    offset--;
  }
  return offset;
}

/** The offset of the next document marker (`---` or `...`) at or after `at`, or the end of the text. */
export function documentMarker(text: string, at: number): number {
  const marker = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;
  marker.lastIndex = at;
  return marker.exec(text)?.index ?? text.length;
}

/** The offset of the `|` or `>` whose content starts at `start`. */
export function blockHeaderStart(text: string, start: number): number {
  let breakStart = start;
  while (breakStart > 0 && (text.charCodeAt(breakStart - 1) === LF || text.charCodeAt(breakStart - 1) === CR) && start - breakStart < 2) breakStart--;
  const line = lineStart(text, breakStart);
  // A header ends its line; only a comment may follow.
  const header = /(?:^|[ \t])([|>])[-+\d]*[ \t]*(?:[ \t]#.*)?$/.exec(text.slice(line, breakStart));
  return header === null ? start : line + header.index + header[0].search(/[|>]/);
}

/** Before the blank lines that end a block at `end`; not before `start`. Blanks behind the last text may belong to it. */
export function contentEndBefore(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isBlank(text.charCodeAt(offset - 1))) offset--;
  return lineEnd(text, offset, end);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === LF || code === CR;
}
