import type { TextSpan } from './document.ts';
import { type RawScalar, walkScalar } from './scalar-text.ts';

/** Decoded offsets of one string and the raw offsets they come from, as runs of four numbers each. */
export interface StringOffsets {
  /** decoded start, decoded length, raw start, raw length. Runs of equal lengths map one to one. */
  readonly runs: readonly number[];
  readonly rawStart: number;
}

const RUN = 4;

/** Builds the map of one scalar. Linear in its length. */
export function createStringOffsets(scalar: RawScalar): StringOffsets {
  const runs: number[] = [];
  let decoded = 0;
  const add = (length: number, from: number, to: number) => {
    if (length === 0) return;
    runs.push(decoded, length, from, to - from);
    decoded += length;
  };
  walkScalar(scalar, { copy: (from, to) => add(to - from, from, to), put: (piece, from, to) => add(piece.length, from, to) });
  return { runs, rawStart: scalar.start };
}

/** The raw span of a part of the decoded string. A part of an escape is the whole escape; offsets outside the string are moved into it. */
export function rawSpan(offsets: StringOffsets, start: number, end: number): TextSpan {
  const { runs } = offsets;
  if (runs.length === 0) return { start: offsets.rawStart, end: offsets.rawStart };
  const length = (runs[runs.length - RUN] as number) + (runs[runs.length - RUN + 1] as number);
  const first = Math.max(0, Math.min(start, length));
  const last = Math.max(first, Math.min(end, length));
  const rawStart = first === length ? rawEndOf(runs, length - 1) : rawStartOf(runs, first);
  return { start: rawStart, end: last === first ? rawStart : rawEndOf(runs, last - 1) };
}

function rawStartOf(runs: readonly number[], offset: number): number {
  const run = runAt(runs, offset);
  return isCopy(runs, run) ? (runs[run + 2] as number) + offset - (runs[run] as number) : (runs[run + 2] as number);
}

function rawEndOf(runs: readonly number[], offset: number): number {
  const run = runAt(runs, offset);
  return isCopy(runs, run) ? (runs[run + 2] as number) + offset - (runs[run] as number) + 1 : (runs[run + 2] as number) + (runs[run + 3] as number);
}

function isCopy(runs: readonly number[], run: number): boolean {
  return runs[run + 1] === runs[run + 3];
}

/** Index of the run that holds a decoded offset. */
function runAt(runs: readonly number[], offset: number): number {
  let low = 0;
  let high = runs.length / RUN - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((runs[middle * RUN] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low * RUN;
}
