/** No token, URL with a secret or key is shorter; most words are. */
const MIN_RUN = 15;
const RUN_CHARACTERS = buildTable();

/**
 * True when a pattern matches inside a run of at least 15 characters without white space, quotes and angle brackets.
 * Looks at every fifteenth character first, so that text made of words costs a fraction of a search through all of it.
 */
export function someLongRun(value: string, pattern: RegExp): boolean {
  let at = MIN_RUN - 1;
  while (at < value.length) {
    const gap = lastGap(value, at);
    if (gap >= 0) {
      at = gap + MIN_RUN;
      continue;
    }
    const end = runEnd(value, at + 1);
    if (pattern.test(value.slice(at - MIN_RUN + 1, end))) return true;
    at = end + MIN_RUN;
  }
  return false;
}

/** The last place up to `at` that interrupts a run, within its shortest length; -1 when there is none. */
function lastGap(value: string, at: number): number {
  for (let i = at; i > at - MIN_RUN; i--) if (!isRunCharacter(value.charCodeAt(i))) return i;
  return -1;
}

function runEnd(value: string, from: number): number {
  let end = from;
  while (end < value.length && isRunCharacter(value.charCodeAt(end))) end++;
  return end;
}

function isRunCharacter(code: number): boolean {
  return code < 128 && RUN_CHARACTERS[code] === 1;
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 33; code < 127; code++) table[code] = 1;
  for (const character of `"'<>\``) table[character.charCodeAt(0)] = 0;
  return table;
}
