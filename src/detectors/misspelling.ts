/** More edits make another word. */
const MAX_EDITS = 2;
/** Words that people write for one another: `securityRequirements` for `security`. */
const SYNONYM_TAILS = /(?:requirements?|schemes?|schemas?|definitions?|s)$/;

/**
 * Whether a member name was meant for a known one: another case or separator, another of the words that end such names, or at most two typing mistakes.
 * Never true for the known name itself.
 */
export function isMisspelling(name: string, known: string): boolean {
  if (name === known || name.length > 2 * known.length + MAX_EDITS) return false;
  const typed = plain(name);
  const meant = plain(known);
  if (typed === meant || stem(typed) === stem(meant)) return true;
  return Math.abs(typed.length - meant.length) <= MAX_EDITS && typed.charAt(0) === meant.charAt(0) && editDistance(typed, meant) <= MAX_EDITS;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function stem(name: string): string {
  return name.replace(SYNONYM_TAILS, '');
}

/** Edits, insertions, deletions and swaps of neighbours. Quadratic in names that are short by what is asked above. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const isEqual = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isEqual ? 0 : 1), isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY));
    }
  }
  return at(a.length, b.length);
}
