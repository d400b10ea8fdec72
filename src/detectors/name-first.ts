/**
 * Names the first of several things and counts the rest, fit for messages: "GET /orders", "GET /orders and 3 more". The name is cut to `maxLength` characters.
 */
export function nameFirst(names: readonly string[], maxLength = 50): string {
  const [first = ''] = names;
  const shown = first.length > maxLength ? `${first.slice(0, maxLength - 1)}…` : first;
  return names.length > 1 ? `${shown} and ${names.length - 1} more` : shown;
}

/** "1 operation", "4 operations". */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
