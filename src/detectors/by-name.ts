/** Values that share a name and a place in the request. */
export interface NamedGroup<V> {
  readonly name: string;
  /** "query", "path", "body" and so on. */
  readonly location: string;
  readonly values: readonly [V, ...V[]];
}

/** Joins values of one name and location, so that a word is judged once however many operations take it. Order is kept. */
export function groupByName<V extends { readonly name: string; readonly parameter: { readonly in: string } | undefined }>(
  values: Iterable<V>,
): readonly NamedGroup<V>[] {
  const groups = new Map<string, NamedGroup<V> & { readonly values: [V, ...V[]] }>();
  for (const value of values) {
    const location = value.parameter?.in ?? 'body';
    const key = `${location} ${value.name}`;
    const known = groups.get(key);
    if (known) known.values.push(value);
    else groups.set(key, { name: value.name, location, values: [value] });
  }
  return [...groups.values()];
}
