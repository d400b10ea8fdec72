import { ALIAS, closeNode, MAPPING, type NodeKind, type PositionTape, packKind, SEQUENCE, writeNode } from './position-tape.ts';
import { attach } from './tree-members.ts';
import type { Anchor, Frame, TreeBuilder } from './tree-state.ts';

/** Where a node stands, how it is written, and the anchor it carries ('' for none). */
export interface NodePlace {
  readonly start: number;
  readonly end: number;
  readonly kind: NodeKind;
  readonly payload: number;
  readonly anchor: string;
}

/** The finished positions. */
export function tapeOf(builder: TreeBuilder): PositionTape {
  const { keys, tape } = builder;
  return { fields: tape.fields, count: tape.count, keyOf: (node) => keys[node] ?? '' };
}

/** Whether the next node is a key. */
export function awaitsKey(builder: TreeBuilder): boolean {
  const frame = builder.frames[builder.frames.length - 1];
  return frame?.isMapping === true && frame.key === undefined;
}

/** Takes the key of the next member; `start` and `end` leave out its quotes. */
export function addKey(builder: TreeBuilder, key: string, start: number, end: number, isMergeKey = false): void {
  const frame = builder.frames[builder.frames.length - 1] as Frame;
  frame.key = key;
  frame.keyStart = start;
  frame.keyEnd = end;
  frame.isMergeKey = isMergeKey;
}

/** Names the scalar key just read, so that aliases can repeat its text. */
export function anchorKey(builder: TreeBuilder, name: string, key: string): void {
  builder.anchors.set(name, { value: key, node: -1, isOpen: false, nodes: 1, height: 0 });
}

/** Takes a scalar value. */
export function addScalar(builder: TreeBuilder, value: unknown, place: NodePlace): void {
  const node = write(builder, place.start, place.end, packKind(place.kind, place.payload));
  if (place.anchor !== '') setAnchor(builder, place.anchor, { value, node, isOpen: false, nodes: 1, height: 0 });
  builder.lastEnd = place.end;
  countNode(builder, place.start, place.end);
  attach(builder, value);
}

/** Opens a mapping or sequence; nodes up to `close` belong to it. */
export function open(builder: TreeBuilder, isMapping: boolean, start: number, isBracketed: boolean, anchorName = ''): void {
  const { frames, limits } = builder;
  if (frames.length >= limits.maxDepth) {
    exceed(builder, start, start + 1, depthMessage(limits.maxDepth));
    return;
  }
  const value = isMapping ? {} : [];
  const node = write(builder, start, start, packKind(isMapping ? MAPPING : SEQUENCE, isBracketed ? 1 : 0));
  const anchor = anchorName === '' ? undefined : setAnchor(builder, anchorName, { value, node, isOpen: true, nodes: 0, height: 0 });
  const nodesBefore = builder.nodes;
  const noKey = { key: undefined, keyStart: -1, keyEnd: -1, isMergeKey: false, member: -1, merged: undefined };
  frames.push({ value, isMapping, isBracketed, node, anchor, nodesBefore, height: 0, ...noKey });
  builder.lastEnd = isBracketed ? start + 1 : start;
  countNode(builder, start, start + 1);
}

/** Closes the innermost container. */
export function close(builder: TreeBuilder, end: number): void {
  const frame = builder.frames.pop() as Frame;
  closeNode(builder.tape, frame.node, end);
  builder.lastEnd = end;
  if (frame.anchor !== undefined) {
    frame.anchor.isOpen = false;
    frame.anchor.nodes = builder.nodes - frame.nodesBefore;
    frame.anchor.height = frame.height + 1;
  }
  raise(builder, frame.height + 1);
  attach(builder, frame.value);
}

/** Takes an alias; `start` is the offset of its `*`. One that names nothing, or a node it stands in, is a problem and reads as null. */
export function addAlias(builder: TreeBuilder, name: string, start: number, end: number): void {
  const anchor = usableAnchor(builder, name, start, end);
  builder.aliases++;
  builder.nodes += anchor?.nodes ?? 1;
  const excess = excessOfAlias(builder, anchor);
  if (excess !== undefined) {
    exceed(builder, start, end, excess);
    return;
  }
  write(builder, start, end, packKind(ALIAS, anchor?.node ?? -1));
  builder.lastEnd = end;
  raise(builder, anchor?.height ?? 0);
  attach(builder, anchor === undefined ? null : anchor.value);
}

/** The text an alias stands for where a key is wanted; the alias itself when that is no scalar. */
export function aliasedKey(builder: TreeBuilder, name: string): string {
  const value = builder.anchors.get(name)?.value;
  return value === undefined || (typeof value === 'object' && value !== null) ? `*${name}` : String(value);
}

/** What to say about a document that is nested too deep. */
export function depthMessage(maxDepth: number): string {
  return `The document is nested more than ${maxDepth} levels deep.`;
}

/** What to say about a document with too many nodes. */
export function nodesMessage(maxNodes: number): string {
  return `The document has more than ${maxNodes} nodes.`;
}

function excessOfAlias(builder: TreeBuilder, anchor: Anchor | undefined): string | undefined {
  const { maxAliases, maxDepth, maxNodes } = builder.limits;
  if (builder.aliases > maxAliases) return `The document uses more than ${maxAliases} aliases.`;
  if (builder.nodes > maxNodes) return `The document has more than ${maxNodes} nodes when its aliases are expanded.`;
  return builder.frames.length + (anchor?.height ?? 0) > maxDepth ? depthMessage(maxDepth) : undefined;
}

function usableAnchor(builder: TreeBuilder, name: string, start: number, end: number): Anchor | undefined {
  const anchor = builder.anchors.get(name);
  if (anchor !== undefined && !anchor.isOpen) return anchor;
  const message = anchor === undefined ? 'The alias refers to an anchor that is not defined above it.' : 'The alias refers to a node that contains it.';
  builder.problems.push({ kind: 'syntax-error', message, start, end });
  return undefined;
}

function setAnchor(builder: TreeBuilder, name: string, anchor: Anchor): Anchor {
  const known = builder.isDetached ? { ...anchor, node: -1 } : anchor;
  builder.anchors.set(name, known);
  return known;
}

function write(builder: TreeBuilder, start: number, end: number, kind: number): number {
  const frame = builder.frames[builder.frames.length - 1];
  if (frame === undefined || !frame.isMapping) {
    builder.keys.push('');
    return writeNode(builder.tape, -1, -1, start, end, kind);
  }
  builder.keys.push(frame.key as string);
  frame.member = writeNode(builder.tape, frame.keyStart, frame.keyEnd, start, end, kind);
  return frame.member;
}

function countNode(builder: TreeBuilder, start: number, end: number): void {
  if (++builder.nodes > builder.limits.maxNodes) exceed(builder, start, end, nodesMessage(builder.limits.maxNodes));
}

function raise(builder: TreeBuilder, height: number): void {
  const frame = builder.frames[builder.frames.length - 1];
  if (frame !== undefined && frame.height < height) frame.height = height;
}

function exceed(builder: TreeBuilder, start: number, end: number, message: string): void {
  builder.limit ??= { kind: 'limit-exceeded', message, start, end };
}
