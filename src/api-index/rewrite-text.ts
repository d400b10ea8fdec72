/** A text that was made from another. */
export interface MappedText {
  readonly value: string;
  /** Turns offsets of `value` into offsets of the original; absent when they are equal. */
  readonly mapSpan?: (start: number, end: number) => readonly [start: number, end: number];
}

/** A stretch of a text and what stands for it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Puts other text in the place of some stretches. Edits come in order and do not overlap. Linear; a look-up is O(log edits). */
export function rewriteText(text: string, edits: Iterable<Edit>): MappedText {
  /** Start of each kept stretch: offset in the result, offset in the text. */
  const stretches: [number, number][] = [[0, 0]];
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  for (const { start, end, by } of edits) {
    pieces.push(text.slice(from, start), by);
    length += start - from + by.length;
    from = end;
    stretches.push([length, from]);
  }
  if (stretches.length === 1) return { value: text };
  const value = pieces.join('') + text.slice(from);
  const toSource = (offset: number): number => {
    let low = 0;
    let high = stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((stretches[middle]?.[0] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const [rewritten, source] = stretches[low] ?? [0, 0];
    return Math.min(source + offset - rewritten, text.length);
  };
  return { value, mapSpan: (start, end) => [toSource(start), toSource(end)] };
}
