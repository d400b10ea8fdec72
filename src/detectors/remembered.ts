/** Descriptions hold a few thousand names, hosts and paths; more come from many descriptions in one process. */
const MAX_REMEMBERED = 20_000;

/** The function with a memory: each text is judged once. The memory is emptied when it is full, so that it stays small in a long-lived process. */
export function remembered<T>(judge: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.result;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const result = judge(text);
    known.set(text, { result });
    return result;
  };
}
