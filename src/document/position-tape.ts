/**
 * Positions of all nodes of a document in one flat array, in text order (parents before children).
 * One node takes `STRIDE` integers; the fields below are offsets into them.
 */
export interface PositionTape {
  readonly fields: Int32Array;
  /** Number of nodes. */
  readonly count: number;
  /** The decoded key of a mapping's member. */
  keyOf(node: number): string;
}

const STRIDE = 6;
/** Span of the key without its quotes; -1 for items and the root. */
export const KEY_START = 0;
export const KEY_END = 1;
/** Span of the value: quotes and brackets included, a block scalar without its header line. */
export const START = 2;
export const END = 3;
/** Index of the first node after this one and its descendants. */
export const NEXT = 4;
/** `NodeKind`, merge flag and payload; read it with the functions below. */
export const KIND = 5;

export const MAPPING = 0;
export const SEQUENCE = 1;
export const PLAIN = 2;
export const SINGLE_QUOTED = 3;
export const DOUBLE_QUOTED = 4;
export const LITERAL = 5;
export const FOLDED = 6;
/** Stands for an earlier node; the payload is that node, or -1 when there is none to point at. */
export const ALIAS = 7;
/** A value that is not written, as in `key:`. */
export const EMPTY = 8;
export type NodeKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Set on members whose key is a YAML merge key. */
const MERGE_FLAG = 16;
const KIND_MASK = 15;
const PAYLOAD_SHIFT = 5;

/** The kind of a node. */
export function nodeKind(fields: Int32Array, node: number): NodeKind {
  return ((fields[node * STRIDE + KIND] as number) & KIND_MASK) as NodeKind;
}

/** Whether a member is a merge key with something to merge. */
export function isMerge(fields: Int32Array, node: number): boolean {
  return ((fields[node * STRIDE + KIND] as number) & MERGE_FLAG) !== 0;
}

/** Marks a member as merged into its mapping. */
export function flagMerge(fields: Int32Array, node: number): void {
  const at = node * STRIDE + KIND;
  fields[at] = (fields[at] as number) | MERGE_FLAG;
}

/** The number kept beside the kind. */
export function payloadOf(fields: Int32Array, node: number): number {
  return (fields[node * STRIDE + KIND] as number) >> PAYLOAD_SHIFT;
}

/** Kind and payload in one field. */
export function packKind(kind: NodeKind, payload: number): number {
  return kind | (payload << PAYLOAD_SHIFT);
}

/** One field of a node. */
export function fieldOf(fields: Int32Array, node: number, field: number): number {
  return fields[node * STRIDE + field] as number;
}

/** A tape under construction. */
export interface TapeWriter {
  fields: Int32Array;
  /** Nodes written so far. */
  count: number;
}

/** An empty tape with room for about `nodes` nodes; it grows when needed. */
export function createTapeWriter(nodes: number): TapeWriter {
  return { fields: new Int32Array(Math.max(16, nodes) * STRIDE), count: 0 };
}

/** Appends a leaf and returns its index. */
export function writeNode(tape: TapeWriter, keyStart: number, keyEnd: number, start: number, end: number, kind: number): number {
  const node = tape.count++;
  const at = node * STRIDE;
  if (at + STRIDE > tape.fields.length) grow(tape);
  const fields = tape.fields;
  fields[at] = keyStart;
  fields[at + 1] = keyEnd;
  fields[at + 2] = start;
  fields[at + 3] = end;
  fields[at + 4] = node + 1;
  fields[at + 5] = kind;
  return node;
}

/** Closes a container: everything written since belongs to it. */
export function closeNode(tape: TapeWriter, node: number, end: number): void {
  tape.fields[node * STRIDE + END] = end;
  tape.fields[node * STRIDE + NEXT] = tape.count;
}

function grow(tape: TapeWriter): void {
  const larger = new Int32Array(tape.fields.length * 2);
  larger.set(tape.fields);
  tape.fields = larger;
}
