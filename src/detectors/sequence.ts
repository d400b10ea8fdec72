/** Shorter values are judged as words; `1234` is no sequence but a number. */
const MIN_LENGTH = 6;
/** Longer values are not typed by hand. */
const MAX_LENGTH = 200;
/** Chance gives random hexadecimal about a tenth of its characters in runs of three. */
const MIN_COVERED = 0.6;
const MAX_PERIOD = 16;
const MIN_REPEATED = 0.9;

/** Rows of a keyboard, counting, and the words that hexadecimal digits spell; compared in lower case, anywhere in the value. */
const TYPED_RUNS = [
  '1234567',
  '0123456',
  '7654321',
  'abcdefg',
  'qwer',
  'asdf',
  'hjkl',
  'zxcv',
  '1qaz',
  '1q2w3e',
  'deadbeef',
  'cafebabe',
  'a1b2c3',
  '1a2b3c',
  'abc123def',
];

/** Letters under resting fingers; random text has a third of its letters there, drumming nearly all. */
const HOME_ROW = /[asdfghjkl]/g;
const HEX = /^[0-9a-f]+$/;
const MIN_DRUMMED_LETTERS = 16;
const MIN_HOME_ROW = 0.85;

/** True for values that were counted or drummed on a keyboard: `abcd_12345`, `a1b2c3d4e5`, `qwerty123`, `abcdabcdabcd`, `11112222`. */
export function isSequence(value: string): boolean {
  if (value.length < MIN_LENGTH || value.length > MAX_LENGTH) return false;
  const text = value.toLowerCase();
  if (TYPED_RUNS.some((run) => text.includes(run))) return true;
  const core = text.replace(/[^a-z0-9]/g, '');
  if (core.length < MIN_LENGTH) return false;
  return coveredByRuns(core, 1) >= MIN_COVERED || coveredByRuns(core, 2) >= MIN_COVERED || isPeriodic(core) || isDrummed(core);
}

function isDrummed(text: string): boolean {
  if (HEX.test(text)) return false; // half of its letters rest under the fingers
  const letters = text.replace(/[^a-z]/g, '').length;
  return letters >= MIN_DRUMMED_LETTERS && (text.match(HOME_ROW)?.length ?? 0) >= letters * MIN_HOME_ROW;
}

/** Share of characters that belong to three at distance `stride` which differ by the same step of -1, 0 or 1. */
function coveredByRuns(text: string, stride: number): number {
  const covered = new Uint8Array(text.length);
  for (let i = 2 * stride; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - stride);
    if (step < -1 || step > 1 || text.charCodeAt(i - stride) - text.charCodeAt(i - 2 * stride) !== step) continue;
    covered[i] = covered[i - stride] = covered[i - 2 * stride] = 1;
  }
  let count = 0;
  for (const flag of covered) count += flag;
  return count / text.length;
}

/** True when the text repeats itself every few characters. */
function isPeriodic(text: string): boolean {
  const longest = Math.min(MAX_PERIOD, Math.floor(text.length / 2));
  for (let period = 2; period <= longest; period++) {
    let equal = 0;
    for (let i = period; i < text.length; i++) if (text[i] === text[i - period]) equal++;
    if (equal >= (text.length - period) * MIN_REPEATED) return true;
  }
  return false;
}
