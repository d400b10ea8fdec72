import { editDistance } from '../detectors/edit-distance.ts';

/** Longer distances make suggestions that nobody meant. */
const MAX_DISTANCE = 2;

/** The candidate nearest to a mistyped word, undefined when none is near: at most two edits, or a start or part of it. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = MAX_DISTANCE + 1;
  let containing: string | undefined;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const distance = Math.abs(known.length - typed.length) > MAX_DISTANCE ? bestDistance : editDistance(typed, known);
    if (distance < bestDistance && distance < known.length) {
      best = candidate;
      bestDistance = distance;
    }
    if (typed.length > MAX_DISTANCE && known.includes(typed)) containing ??= candidate;
  }
  return best ?? containing;
}

/** ` Did you mean "x"?`, or nothing. For the end of a message. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
