import { type DuplicateKey, escapeToken } from './document.ts';
import { fieldOf, KEY_END, KEY_START, MAPPING, NEXT, nodeKind, type PositionTape, SEQUENCE } from './position-tape.ts';

interface OpenContainer {
  readonly pointer: string;
  /** Index of the first node behind the container. */
  readonly after: number;
  /** Keys so far; undefined in sequences. */
  readonly seen: Set<string> | undefined;
  items: number;
}

/** Members as written; more than in the data when a key occurs twice. */
export function countMembers(tape: PositionTape): number {
  let count = 0;
  for (let node = 0; node < tape.count; node++) if (fieldOf(tape.fields, node, KEY_START) !== -1) count++;
  return count;
}

/** All keys that occur again in their mapping, in text order. */
export function findDuplicateKeys(tape: PositionTape): DuplicateKey[] {
  const { fields } = tape;
  const duplicates: DuplicateKey[] = [];
  const containers: OpenContainer[] = [];
  for (let node = 0; node < tape.count; node++) {
    while (containers.length > 0 && node >= (containers[containers.length - 1] as OpenContainer).after) containers.pop();
    const parent = containers[containers.length - 1];
    const pointer = parent === undefined ? '' : `${parent.pointer}/${parent.seen === undefined ? parent.items++ : escapeToken(tape.keyOf(node))}`;
    if (parent?.seen !== undefined && isRepeated(parent.seen, tape.keyOf(node))) {
      duplicates.push({ pointer, start: fieldOf(fields, node, KEY_START), end: fieldOf(fields, node, KEY_END) });
    }
    const kind = nodeKind(fields, node);
    if (kind !== MAPPING && kind !== SEQUENCE) continue;
    containers.push({ pointer, after: fieldOf(fields, node, NEXT), seen: kind === MAPPING ? new Set() : undefined, items: 0 });
  }
  return duplicates;
}

function isRepeated(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}
