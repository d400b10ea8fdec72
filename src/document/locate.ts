import { type LocateOptions, pointerTokens, type TextSpan } from './document.ts';
import {
  ALIAS,
  DOUBLE_QUOTED,
  EMPTY,
  END,
  FOLDED,
  fieldOf,
  isMerge,
  KEY_END,
  KEY_START,
  LITERAL,
  MAPPING,
  NEXT,
  nodeKind,
  PLAIN,
  type PositionTape,
  payloadOf,
  SEQUENCE,
  SINGLE_QUOTED,
  START,
} from './position-tape.ts';
import type { RawScalar } from './scalar-text.ts';
import { createStringOffsets, rawSpan, type StringOffsets } from './string-offsets.ts';
import { blockHeaderStart, contentEndBefore } from './yaml-gaps.ts';

/** Finds nodes by pointer. Member maps are built per container on first use. */
export interface Locator {
  readonly text: string;
  readonly tape: PositionTape;
  readonly members: Map<number, ReadonlyMap<string, number>>;
  readonly items: Map<number, readonly number[]>;
  /** Offsets of the scalar asked for last: findings tend to share a long text. */
  offsets: { readonly start: number; readonly map: StringOffsets } | undefined;
}

/** A locator over a text and its positions. */
export function createLocator(text: string, tape: PositionTape): Locator {
  return { text, tape, members: new Map(), items: new Map(), offsets: undefined };
}

/**
 * Span of the node at a pointer, or of its closest existing ancestor.
 * A key is its text without quotes; the root, which has none, gives its first key. A scalar includes its quotes or block header.
 * A value that is not written (`key:`) gives its key, an item without value its dash. Aliased and merged nodes give their definition.
 */
export function locateNode(locator: Locator, pointer: string, options: LocateOptions): TextSpan {
  const { fields, count } = locator.tape;
  if (count === 0) return { start: 0, end: 0 };
  const { node, isExact } = findNode(locator, pointer);
  const decoded = isExact ? options.span : undefined;
  if (options.anchor === 'key') {
    const keyed = node === 0 && count > 1 ? 1 : node;
    if (fieldOf(fields, keyed, KEY_START) !== -1) return keySpan(locator, keyed, decoded);
  }
  return valueSpan(locator, node, decoded);
}

function keySpan(locator: Locator, node: number, decoded: LocateOptions['span']): TextSpan {
  const { fields } = locator.tape;
  const start = fieldOf(fields, node, KEY_START);
  const end = fieldOf(fields, node, KEY_END);
  if (decoded === undefined) return { start, end };
  const quote = locator.text.charAt(start - 1);
  const kind = quote === '"' ? DOUBLE_QUOTED : quote === "'" ? SINGLE_QUOTED : PLAIN;
  return spanInside(locator, { text: locator.text, kind, start, end, indent: 0, chomping: 0 }, decoded);
}

function valueSpan(locator: Locator, given: number, decoded: LocateOptions['span']): TextSpan {
  const { text, tape } = locator;
  const { fields } = tape;
  const node = definitionOf(fields, given);
  const start = fieldOf(fields, node, START);
  const end = fieldOf(fields, node, END);
  const kind = nodeKind(fields, node);
  if (kind === EMPTY) return unwrittenSpan(locator, node, start);
  if (kind === ALIAS) return { start, end };
  if (kind === MAPPING || kind === SEQUENCE) return { start, end: payloadOf(fields, node) === 1 ? end : contentEndBefore(text, start, end) };
  if (decoded !== undefined) return spanInside(locator, rawScalar(locator, node), decoded);
  if (kind !== LITERAL && kind !== FOLDED) return { start, end };
  const header = blockHeaderStart(text, start);
  return { start: header, end: contentEndBefore(text, header + 1, end) };
}

function unwrittenSpan(locator: Locator, node: number, at: number): TextSpan {
  const { fields } = locator.tape;
  const keyStart = fieldOf(fields, node, KEY_START);
  if (keyStart !== -1) return { start: keyStart, end: fieldOf(fields, node, KEY_END) };
  return { start: locator.text.charAt(at - 1) === '-' ? at - 1 : at, end: at };
}

function rawScalar(locator: Locator, node: number): RawScalar {
  const { text, tape } = locator;
  const kind = nodeKind(tape.fields, node);
  const quote = kind === SINGLE_QUOTED || kind === DOUBLE_QUOTED ? 1 : 0;
  const payload = payloadOf(tape.fields, node);
  const start = fieldOf(tape.fields, node, START) + quote;
  // An unclosed string of broken JSON has no closing quote to leave out.
  const isClosed = quote === 1 && text.charAt(fieldOf(tape.fields, node, END) - 1) === text.charAt(start - 1);
  const end = Math.max(start, fieldOf(tape.fields, node, END) - (isClosed ? 1 : 0));
  return { text, kind, start, end, indent: (payload >> 2) - 1, chomping: payload & 3 };
}

function spanInside(locator: Locator, scalar: RawScalar, [start, end]: readonly [number, number]): TextSpan {
  if (locator.offsets?.start !== scalar.start) locator.offsets = { start: scalar.start, map: createStringOffsets(scalar) };
  return rawSpan(locator.offsets.map, start, end);
}

function findNode(locator: Locator, pointer: string): { readonly node: number; readonly isExact: boolean } {
  let node = 0;
  for (const token of pointerTokens(pointer)) {
    const child = childOf(locator, definitionOf(locator.tape.fields, node), token);
    if (child === undefined) return { node, isExact: false };
    node = child;
  }
  return { node, isExact: true };
}

function definitionOf(fields: Int32Array, node: number): number {
  if (nodeKind(fields, node) !== ALIAS) return node;
  const target = payloadOf(fields, node);
  return target === -1 ? node : target;
}

function childOf(locator: Locator, node: number, token: string): number | undefined {
  const kind = nodeKind(locator.tape.fields, node);
  if (kind === MAPPING) return membersOf(locator, node).get(token);
  if (kind !== SEQUENCE || !/^(?:0|[1-9]\d{0,8})$/.test(token)) return undefined;
  return itemsOf(locator, node)[Number(token)];
}

function itemsOf(locator: Locator, node: number): readonly number[] {
  const known = locator.items.get(node);
  if (known !== undefined) return known;
  const { fields } = locator.tape;
  const items: number[] = [];
  const after = fieldOf(fields, node, NEXT);
  for (let child = node + 1; child < after; child = fieldOf(fields, child, NEXT)) items.push(child);
  locator.items.set(node, items);
  return items;
}

function membersOf(locator: Locator, node: number): ReadonlyMap<string, number> {
  const known = locator.members.get(node);
  if (known !== undefined) return known;
  const { fields } = locator.tape;
  const members = new Map<string, number>();
  const merges: number[] = [];
  const after = fieldOf(fields, node, NEXT);
  for (let child = node + 1; child < after; child = fieldOf(fields, child, NEXT)) {
    if (isMerge(fields, child)) merges.push(child);
    else members.set(locator.tape.keyOf(child), child);
  }
  for (const merge of merges) addMerged(locator, members, merge);
  locator.members.set(node, members);
  return members;
}

/** Merged members stand where they are written; own members and earlier sources win, as in the data. */
function addMerged(locator: Locator, members: Map<string, number>, merge: number): void {
  const { fields } = locator.tape;
  const source = definitionOf(fields, merge);
  const mappings = nodeKind(fields, source) === SEQUENCE ? itemsOf(locator, source) : [source];
  for (const mapping of mappings) {
    for (const [key, child] of membersOf(locator, definitionOf(fields, mapping))) if (!members.has(key)) members.set(key, child);
  }
}
