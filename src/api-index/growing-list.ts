/** Stands for every list that is still empty: most stay so, and an array each would be half the memory of the index. */
const NOTHING: never[] = [];

/** A list that holds nothing yet. Grow it with `appended` only. */
export function nothing<T>(): T[] {
  return NOTHING;
}

/** The list with one more item; the list itself once it has items. */
export function appended<T>(list: T[], item: T): T[] {
  if (list === NOTHING) return [item];
  list.push(item);
  return list;
}
