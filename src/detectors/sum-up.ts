/** How many names a message holds before it counts the rest. */
const MAX_NAMES = 5;
const MAX_NAME_LENGTH = 24;
/** Findings have messages of at most 120 characters (docs/architecture.md). */
const MAX_MESSAGE_LENGTH = 120;

/** A definition that holds several values. */
interface Owner {
  readonly kind: 'schema' | 'body' | 'parameter' | 'parameters';
  readonly name: string;
  readonly operations: () => readonly { readonly label: string }[];
}

/** How a definition is called at the start of a sentence: "Schema Order", "The body of POST /orders", "GET /orders". */
export function ownerLabel({ kind, name, operations }: Owner): string {
  if (kind === 'schema') return `Schema ${clip(name, 36)}`;
  if (kind === 'parameter') return `Parameter ${clip(name, 36)}`;
  const [first] = operations();
  return clip(kind === 'body' ? `The body of ${first?.label ?? 'an operation'}` : (first?.label ?? 'A parameter list'), 44);
}

/** A sentence that ends in names: "Schema Order has 7 strings without maxLength: id, name and 5 more." At most 120 characters when `start` has at most 85. */
export function sumUp(start: string, names: readonly string[]): string {
  const distinct = [...new Set(names.filter((name) => name !== ''))];
  if (distinct.length === 0) return `${start}.`;
  const shown: string[] = [];
  let length = start.length + 2;
  for (const name of distinct.slice(0, MAX_NAMES)) {
    const clipped = clip(name, MAX_NAME_LENGTH);
    // Room for " and 9999 more."
    if (length + clipped.length + 2 > MAX_MESSAGE_LENGTH - 15) break;
    shown.push(clipped);
    length += clipped.length + 2;
  }
  if (shown.length === 0) return `${start}.`;
  const rest = distinct.length - shown.length;
  return `${start}: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

function clip(text: string, maxLength: number): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}
