import type { LineCharacter } from './document.ts';

/** Offset ↔ line and character of one text. */
export interface LineIndex {
  position(offset: number): LineCharacter;
}

/** Builds the line starts on first use; LF, CRLF and a lone CR each end a line. */
export function createLineIndex(text: string): LineIndex {
  let starts: number[] | undefined;
  return {
    position(offset) {
      starts ??= lineStarts(text);
      const clamped = Math.max(0, Math.min(offset, text.length));
      const line0 = lastAtMost(starts, clamped);
      return { line0, character0: clamped - (starts[line0] as number) };
    },
  };
}

function lineStarts(text: string): number[] {
  return text.includes('\r') ? lineStartsOfMixed(text) : lineStartsOfLf(text);
}

function lineStartsOfLf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineStartsOfMixed(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
