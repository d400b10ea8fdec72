/** Short text; the long one is four times as long. */
const SMALL = 65_536;
/** Linear work takes four times as long for four times the text, work that grows with the square sixteen times. */
export const MAX_GROWTH = 8;
/** Below this the clock and the collector measure themselves. */
const NOISE_MS = 2;
/** On a busy machine it takes some attempts until both texts were judged without interruption. */
const MAX_ATTEMPTS = 30;

function millisecondsOf(judge: (text: string) => unknown, text: string): number {
  // Joined strings are put together on first use; that is not the time of what is measured.
  text.charCodeAt(0);
  const start = performance.now();
  judge(text);
  return performance.now() - start;
}

/** How much longer four times the repetitions of a unit take: the smallest times of as many attempts as it takes to see that growth is linear. */
export function growthOf(judge: (text: string) => unknown, unit: string, small = SMALL): number {
  const short = unit.repeat(Math.ceil(small / unit.length));
  const long = short.repeat(4);
  let shortMs = Number.POSITIVE_INFINITY;
  let longMs = Number.POSITIVE_INFINITY;
  let growth = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && growth > MAX_GROWTH; attempt++) {
    // Some judgements are remembered: a new text each time.
    shortMs = Math.min(shortMs, millisecondsOf(judge, `${short}${attempt}`));
    longMs = Math.min(longMs, millisecondsOf(judge, `${long}${attempt}`));
    growth = longMs / Math.max(shortMs, NOISE_MS);
  }
  return growth;
}
