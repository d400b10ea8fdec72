import { shortLabel } from './short-label.ts';

/** A number with its noun for messages: "1 operation", "12 operations". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Operations and how many of them change data: "POST /orders", "3 operations", "12 operations, 5 of them writes,". Fit for the start of a clause. */
export function countedOperations(operations: readonly { readonly label: string }[], writes: number): string {
  const [first] = operations;
  if (first && operations.length === 1) return shortLabel(first.label);
  if (writes === 0) return counted(operations.length, 'operation');
  const part = writes === operations.length ? 'all of them writes' : `${writes} of them ${writes === 1 ? 'a write' : 'writes'}`;
  return `${counted(operations.length, 'operation')}, ${part},`;
}
