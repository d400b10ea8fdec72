/** A regular expression of a schema as a tree. */
export type PatternNode =
  | { readonly kind: 'start' | 'end' | 'boundary' }
  | { readonly kind: 'character'; readonly matches: (code: number) => boolean; readonly sample: string; readonly isAny: boolean }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number };

type Ranges = readonly (readonly [from: number, to: number])[];

/** Longer patterns are lists of values. */
const MAX_LENGTH = 2_000;
const MAX_DEPTH = 40;
const DIGIT: Ranges = [[48, 57]];
const WORD: Ranges = [...DIGIT, [65, 90], [95, 95], [97, 122]];
const SPACE: Ranges = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x2028, 0x2029],
  [0xfeff, 0xfeff],
];
const CLASSES: Readonly<Record<string, Ranges>> = { d: DIGIT, w: WORD, s: SPACE };
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };
/** Tried in this order as the example of a class. */
const SAMPLES = 'a0A_- ./:,;@#!%+~\n\u0001';

/** ASCII but for line ends, which a dot leaves out, and letters of other scripts. */
const EVERYDAY: readonly number[] = [9, ...Array.from({ length: 95 }, (_, i) => 32 + i), 0xe4, 0x4e2d];

/** Where the parser stands. */
interface Reader {
  readonly text: string;
  at: number;
  depth: number;
}

/** Parses the part of ECMA-262 expressions that descriptions use; undefined for look-around, back references, Unicode properties, possessive and broken forms. Linear. */
export function parsePattern(text: string): PatternNode | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const reader: Reader = { text, at: 0, depth: 0 };
  const node = readChoice(reader);
  return node && reader.at === text.length ? node : undefined;
}

function readChoice(reader: Reader): PatternNode | undefined {
  if (++reader.depth > MAX_DEPTH) return undefined;
  const branches: PatternNode[] = [];
  do {
    const branch = readSequence(reader);
    if (!branch) return undefined;
    branches.push(branch);
  } while (accept(reader, '|'));
  reader.depth--;
  const [only] = branches;
  return only && branches.length === 1 ? only : { kind: 'choice', parts: branches };
}

function readSequence(reader: Reader): PatternNode | undefined {
  const parts: PatternNode[] = [];
  while (reader.at < reader.text.length && reader.text[reader.at] !== '|' && reader.text[reader.at] !== ')') {
    const atom = readAtom(reader);
    const part = atom && readQuantifier(reader, atom);
    if (!part) return undefined;
    parts.push(part);
  }
  return { kind: 'sequence', parts };
}

function accept(reader: Reader, expected: string): boolean {
  if (!reader.text.startsWith(expected, reader.at)) return false;
  reader.at += expected.length;
  return true;
}

function readAtom(reader: Reader): PatternNode | undefined {
  if (accept(reader, '^')) return { kind: 'start' };
  if (accept(reader, '$')) return { kind: 'end' };
  if (accept(reader, '(')) return readGroup(reader);
  if (accept(reader, '[')) return readClass(reader);
  if (accept(reader, '\\')) return readEscape(reader);
  if (accept(reader, '.'))
    return character(
      [
        [10, 10],
        [13, 13],
        [0x2028, 0x2029],
      ],
      true,
    );
  const code = reader.text.charCodeAt(reader.at++);
  return '*+?'.includes(String.fromCharCode(code)) ? undefined : character([[code, code]]);
}

function readGroup(reader: Reader): PatternNode | undefined {
  const head = /\?(?::|<[A-Za-z_]\w{0,40}>|P<[A-Za-z_]\w{0,40}>)/y;
  head.lastIndex = reader.at;
  const match = head.exec(reader.text);
  if (match) reader.at = head.lastIndex;
  else if (reader.text[reader.at] === '?') return undefined;
  const node = readChoice(reader);
  return node && accept(reader, ')') ? node : undefined;
}

function readQuantifier(reader: Reader, part: PatternNode): PatternNode | undefined {
  const bounds = readBounds(reader);
  if (!bounds) return part;
  // Possessive in other dialects, and nothing in ECMA-262.
  if (reader.text[reader.at] === '+') return undefined;
  accept(reader, '?');
  if (readBounds(reader)) return undefined;
  return { kind: 'repeat', part, ...bounds };
}

function readBounds(reader: Reader): { readonly min: number; readonly max: number } | undefined {
  if (accept(reader, '*')) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (accept(reader, '+')) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (accept(reader, '?')) return { min: 0, max: 1 };
  const counts = /\{(\d{1,9})(,?)(\d{0,9})\}/y;
  counts.lastIndex = reader.at;
  const match = counts.exec(reader.text);
  if (!match) return undefined;
  reader.at = counts.lastIndex;
  const min = Number(match[1]);
  return { min, max: match[2] === '' ? min : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]) };
}

function readEscape(reader: Reader): PatternNode | undefined {
  const letter = reader.text[reader.at] ?? '';
  if (letter === 'b' || letter === 'B') {
    reader.at++;
    return { kind: 'boundary' };
  }
  // Anchors of other dialects, which descriptions use as well.
  if (letter === 'A' || letter === 'z' || letter === 'Z') {
    reader.at++;
    return { kind: letter === 'A' ? 'start' : 'end' };
  }
  const ranges = readEscapedRanges(reader);
  return ranges && character(ranges.ranges, ranges.isNegated);
}

/** The characters that an escape stands for, behind its backslash. */
function readEscapedRanges(reader: Reader): { readonly ranges: Ranges; readonly isNegated: boolean } | undefined {
  const letter = reader.text[reader.at++] ?? '';
  const known = CLASSES[letter.toLowerCase()];
  if (known) return { ranges: known, isNegated: letter !== letter.toLowerCase() };
  const code = CONTROLS[letter] ?? readHexadecimal(reader, letter) ?? (/[A-Za-z1-9]/.test(letter) || letter === '' ? undefined : letter.charCodeAt(0));
  return code === undefined ? undefined : { ranges: [[code, code]], isNegated: false };
}

function readHexadecimal(reader: Reader, letter: string): number | undefined {
  const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : 0;
  const text = reader.text.slice(reader.at, reader.at + digits);
  if (digits === 0 || text.length < digits || !/^[0-9a-f]+$/i.test(text)) return undefined;
  reader.at += digits;
  return Number.parseInt(text, 16);
}

function readClass(reader: Reader): PatternNode | undefined {
  const isNegated = accept(reader, '^');
  const ranges: (readonly [number, number])[] = [];
  const excluded: Ranges[] = [];
  while (!accept(reader, ']')) {
    const item = readClassItem(reader);
    if (!item) return undefined;
    const [first] = item.ranges;
    if (item.isNegated) excluded.push(item.ranges);
    else if (first && item.ranges.length === 1 && first[0] === first[1] && /^-[^\]]/.test(reader.text.slice(reader.at, reader.at + 2))) {
      reader.at++;
      const end = readClassItem(reader)?.ranges[0];
      if (!end || end[1] < first[0]) return undefined;
      ranges.push([first[0], end[1]]);
    } else ranges.push(...item.ranges);
  }
  return characterOf((code) => (isWithin(ranges, code) || excluded.some((others) => !isWithin(others, code))) !== isNegated, ranges);
}

function readClassItem(reader: Reader): { readonly ranges: Ranges; readonly isNegated: boolean } | undefined {
  if (reader.at >= reader.text.length) return undefined;
  if (accept(reader, '\\b')) return { ranges: [[8, 8]], isNegated: false };
  if (accept(reader, '\\')) return readEscapedRanges(reader);
  const code = reader.text.charCodeAt(reader.at++);
  return { ranges: [[code, code]], isNegated: false };
}

function character(ranges: Ranges, isNegated = false): PatternNode {
  return characterOf((code) => isWithin(ranges, code) !== isNegated, ranges);
}

function characterOf(matches: (code: number) => boolean, ranges: Ranges): PatternNode {
  const candidates = SAMPLES + ranges.map(([from]) => String.fromCharCode(from)).join('');
  const sample = [...candidates].find((candidate) => matches(candidate.charCodeAt(0))) ?? '';
  const isAny = EVERYDAY.every((code) => matches(code));
  return { kind: 'character', matches, sample, isAny };
}

function isWithin(ranges: Ranges, code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to);
}

/** Up to eight short texts that a node matches, a shortest first. Anchors count as empty. */
export function sampleTexts(node: PatternNode): readonly string[] {
  switch (node.kind) {
    case 'character':
      return [node.sample];
    case 'choice':
      return node.parts
        .flatMap(sampleTexts)
        .sort((a, b) => a.length - b.length)
        .slice(0, MAX_SAMPLES);
    case 'sequence':
      return samplesOfSequence(node.parts.map(sampleTexts));
    case 'repeat': {
      const inner = sampleTexts(node.part);
      const least = (inner[0] ?? '').repeat(Math.min(node.min, MAX_REPEATED));
      return (node.min <= 1 ? [least, ...inner.slice(node.min)] : [least]).slice(0, MAX_SAMPLES);
    }
    default:
      return [''];
  }
}

const MAX_SAMPLES = 8;
/** `[0-9]{4000}` is not written out. */
const MAX_REPEATED = 40;

/** The shortest text of each part, then each variation of one part. */
function samplesOfSequence(parts: readonly (readonly string[])[]): readonly string[] {
  const shortest = parts.map(([first = '']) => first);
  const found = [shortest.join('')];
  parts.forEach((samples, i) => {
    for (const sample of samples.slice(1)) if (found.length < MAX_SAMPLES) found.push(shortest.with(i, sample).join(''));
  });
  return found;
}
