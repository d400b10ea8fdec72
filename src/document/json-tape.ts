import {
  closeNode,
  createTapeWriter,
  DOUBLE_QUOTED,
  fieldOf,
  KEY_END,
  KEY_START,
  MAPPING,
  PLAIN,
  type PositionTape,
  packKind,
  SEQUENCE,
  writeNode,
} from './position-tape.ts';

const QUOTE = 34;
const BACKSLASH = 92;

/** Records the positions of a text that `JSON.parse` accepts. Linear, without recursion. */
export function buildJsonTape(text: string): PositionTape {
  const tape = createTapeWriter(text.length >> 4);
  const stack: number[] = [];
  const isMappingAt: boolean[] = [];
  let depth = 0;
  let keyStart = -1;
  let keyEnd = -1;
  let awaitsKey = false;
  const { length } = text;
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 58 || code === 0xfeff) {
      at++;
    } else if (code === QUOTE) {
      const end = closingQuote(text, at + 1);
      if (awaitsKey) {
        keyStart = at + 1;
        keyEnd = end;
        awaitsKey = false;
      } else {
        writeNode(tape, keyStart, keyEnd, at, end + 1, DOUBLE_QUOTED);
      }
      at = end + 1;
    } else if (code === 44) {
      awaitsKey = isMappingAt[depth] === true;
      at++;
    } else if (code === 123 || code === 91) {
      stack[depth] = writeNode(tape, keyStart, keyEnd, at, at, packKind(code === 123 ? MAPPING : SEQUENCE, 0));
      isMappingAt[++depth] = code === 123;
      awaitsKey = code === 123;
      keyStart = -1;
      keyEnd = -1;
      at++;
    } else if (code === 125 || code === 93) {
      at++;
      closeNode(tape, stack[--depth] as number, at);
      awaitsKey = false;
      keyStart = -1;
      keyEnd = -1;
    } else {
      const end = bareWordEnd(text, at);
      writeNode(tape, keyStart, keyEnd, at, end, PLAIN);
      at = end;
    }
  }
  const { fields } = tape;
  return { fields, count: tape.count, keyOf: (node) => decodeKey(text, fieldOf(fields, node, KEY_START), fieldOf(fields, node, KEY_END)) };
}

/** The offset of the quote that closes a string whose content starts at `at`. */
function closingQuote(text: string, at: number): number {
  for (let quote = text.indexOf('"', at); ; quote = text.indexOf('"', quote + 1)) {
    if (text.charCodeAt(quote - 1) !== BACKSLASH || !isEscaped(text, quote)) return quote;
  }
}

/** Whether an odd number of backslashes stands before an offset. */
function isEscaped(text: string, offset: number): boolean {
  let first = offset;
  while (text.charCodeAt(first - 1) === BACKSLASH) first--;
  return (offset - first) % 2 === 1;
}

function bareWordEnd(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code <= 32 || code === 44 || code === 93 || code === 125) break;
  }
  return end;
}

function decodeKey(text: string, start: number, end: number): string {
  if (start === -1) return '';
  const raw = text.slice(start, end);
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
}
