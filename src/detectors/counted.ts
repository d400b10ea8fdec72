/** A number with its noun for messages: "1 operation", "12 operations". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
