import type { Comment } from './document.ts';
import { END, fieldOf, KEY_END, KEY_START, MAPPING, nodeKind, type PositionTape, SEQUENCE, START } from './position-tape.ts';
import { documentMarker, lineEnd } from './yaml-gaps.ts';

interface CommentSearch {
  readonly text: string;
  readonly comments: Comment[];
  /** Offset of the next `#` not looked at yet; the length of the text when there is none. */
  hash: number;
}

/** The comments of a YAML document. Only text between its keys and scalars counts, so no `#` inside a value is taken for one. Linear. */
export function findComments(text: string, tape: PositionTape): Comment[] {
  const { fields } = tape;
  const search: CommentSearch = { text, comments: [], hash: 0 };
  moveTo(search, 0);
  let lastEnd = 0;
  for (let node = 0; node < tape.count; node++) {
    const keyStart = fieldOf(fields, node, KEY_START);
    if (keyStart !== -1) lastEnd = passToken(search, keyStart, fieldOf(fields, node, KEY_END));
    const kind = nodeKind(fields, node);
    if (kind !== MAPPING && kind !== SEQUENCE) lastEnd = passToken(search, fieldOf(fields, node, START), fieldOf(fields, node, END));
  }
  takeComments(search, tape.count === 0 ? text.length : documentMarker(text, lastEnd));
  return search.comments;
}

/** Takes the comments before a key or scalar and skips its text. */
function passToken(search: CommentSearch, start: number, end: number): number {
  takeComments(search, start);
  if (search.hash < end) moveTo(search, end);
  return end;
}

function takeComments(search: CommentSearch, limit: number): void {
  const { text } = search;
  while (search.hash < limit) {
    const start = search.hash;
    const end = isCommentStart(text, start) ? lineEnd(text, start) : start;
    if (end > start) search.comments.push({ start, end, text: text.slice(start + 1, end) });
    moveTo(search, Math.max(end, start + 1));
  }
}

function moveTo(search: CommentSearch, offset: number): void {
  const found = search.text.indexOf('#', offset);
  search.hash = found === -1 ? search.text.length : found;
}

function isCommentStart(text: string, hash: number): boolean {
  const before = text.charCodeAt(hash - 1);
  return hash === 0 || before === 32 || before === 9 || before === 10 || before === 13 || before === 0xfeff;
}
