import { type DocumentProblem, type DuplicateKey, escapeToken } from './document.ts';
import { isJsonObject } from './json-value.ts';
import type { Limits } from './limits.ts';
import {
  ALIAS,
  closeNode,
  createTapeWriter,
  flagMerge,
  MAPPING,
  type NodeKind,
  type PositionTape,
  packKind,
  SEQUENCE,
  type TapeWriter,
  writeNode,
} from './position-tape.ts';

/** Collects one document's data and positions while a reader walks its nodes in text order. */
export interface TreeBuilder {
  readonly limits: Limits;
  readonly tape: TapeWriter;
  /** Decoded keys by node; '' for items. */
  readonly keys: string[];
  readonly frames: Frame[];
  readonly anchors: Map<string, Anchor>;
  readonly duplicateKeys: DuplicateKey[];
  readonly problems: DocumentProblem[];
  /** Builds a complex key: its nodes are not on the document's tape. */
  readonly isDetached: boolean;
  root: unknown;
  /** Nodes so far, each alias counted with all it stands for. */
  nodes: number;
  aliases: number;
  /** End of the last token read. */
  lastEnd: number;
  /** Set when a limit is exceeded: stop feeding the builder. */
  limit: DocumentProblem | undefined;
}

type Mapping = Record<string, unknown>;

interface Frame {
  readonly value: Mapping | unknown[];
  readonly isMapping: boolean;
  readonly isBracketed: boolean;
  readonly node: number;
  readonly anchor: Anchor | undefined;
  readonly nodesBefore: number;
  /** Levels below this container. */
  height: number;
  key: string | undefined;
  keyStart: number;
  keyEnd: number;
  isMergeKey: boolean;
  /** Node of the member or item added last. */
  member: number;
  /** Keys that came from a merge and may still be written. */
  merged: Set<string> | undefined;
}

interface Anchor {
  readonly value: unknown;
  /** -1 when there is no node on the tape, as for keys. */
  readonly node: number;
  isOpen: boolean;
  nodes: number;
  height: number;
}

/** Where a node stands, how it is written, and the anchor it carries ('' for none). */
export interface NodePlace {
  readonly start: number;
  readonly end: number;
  readonly kind: NodeKind;
  readonly payload: number;
  readonly anchor: string;
}

/** Pointers of duplicate keys grow with the depth; nobody reads more than these. */
const MAX_DUPLICATE_KEYS = 10_000;

/** An empty builder for a text of `length` characters. */
export function createTreeBuilder(length: number, limits: Limits): TreeBuilder {
  return {
    limits,
    tape: createTapeWriter(length >> 4),
    keys: [],
    frames: [],
    anchors: new Map(),
    duplicateKeys: [],
    problems: [],
    isDetached: false,
    root: undefined,
    nodes: 0,
    aliases: 0,
    lastEnd: 0,
    limit: undefined,
  };
}

/** A builder for a complex key of `outer`, which shares its anchors and what is left of its limits. */
export function createKeyBuilder(outer: TreeBuilder): TreeBuilder {
  const limits = { ...outer.limits, maxDepth: outer.limits.maxDepth - outer.frames.length };
  const { anchors, problems, nodes, aliases, lastEnd } = outer;
  return { ...createTreeBuilder(0, limits), anchors, problems, nodes, aliases, lastEnd, isDetached: true };
}

/** The finished positions. */
export function tapeOf(builder: TreeBuilder): PositionTape {
  const { keys, tape } = builder;
  return { fields: tape.fields, count: tape.count, keyOf: (node) => keys[node] ?? '' };
}

/** Whether the next node is a key. */
export function awaitsKey(builder: TreeBuilder): boolean {
  const frame = builder.frames[builder.frames.length - 1];
  return frame !== undefined && frame.isMapping && frame.key === undefined;
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
  if (frames.length >= limits.maxDepth) return exceed(builder, start, start + 1, depthMessage(limits.maxDepth));
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
  const { limits } = builder;
  const anchor = usableAnchor(builder, name, start, end);
  builder.aliases++;
  builder.nodes += anchor?.nodes ?? 1;
  if (builder.aliases > limits.maxAliases) return exceed(builder, start, end, `The document uses more than ${limits.maxAliases} aliases.`);
  if (builder.nodes > limits.maxNodes) return exceed(builder, start, end, `The document has more than ${limits.maxNodes} nodes when its aliases are expanded.`);
  if (anchor !== undefined && builder.frames.length + anchor.height > limits.maxDepth) return exceed(builder, start, end, depthMessage(limits.maxDepth));
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

function attach(builder: TreeBuilder, value: unknown): void {
  const frame = builder.frames[builder.frames.length - 1];
  if (frame === undefined) {
    builder.root = value;
    return;
  }
  if (!frame.isMapping) {
    (frame.value as unknown[]).push(value);
    return;
  }
  const key = frame.key as string;
  frame.key = undefined;
  if (frame.isMergeKey && isMergeable(value)) mergeInto(builder, frame, value);
  else setMember(builder, frame, key, value);
}

function setMember(builder: TreeBuilder, frame: Frame, key: string, value: unknown): void {
  const target = frame.value as Mapping;
  if (Object.hasOwn(target, key) && frame.merged?.delete(key) !== true) recordDuplicate(builder, frame, key);
  define(target, key, value);
}

function define(target: Mapping, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}

function recordDuplicate(builder: TreeBuilder, frame: Frame, key: string): void {
  if (builder.isDetached || builder.duplicateKeys.length >= MAX_DUPLICATE_KEYS) return;
  let pointer = '';
  for (const outer of builder.frames) {
    if (outer !== frame) pointer += `/${outer.isMapping ? escapeToken(outer.key as string) : (outer.value as unknown[]).length}`;
  }
  builder.duplicateKeys.push({ pointer: `${pointer}/${escapeToken(key)}`, start: frame.keyStart, end: frame.keyEnd });
}

function isMergeable(value: unknown): value is Mapping | Mapping[] {
  return Array.isArray(value) ? value.every(isJsonObject) : isJsonObject(value);
}

/** Copies what is not there yet: own members win over merged ones, earlier sources over later ones. */
function mergeInto(builder: TreeBuilder, frame: Frame, source: Mapping | Mapping[]): void {
  flagMerge(builder.tape.fields, frame.member);
  const target = frame.value as Mapping;
  frame.merged ??= new Set();
  for (const mapping of Array.isArray(source) ? source : [source]) {
    for (const key of Object.keys(mapping)) {
      if (Object.hasOwn(target, key)) continue;
      define(target, key, mapping[key]);
      frame.merged.add(key);
    }
  }
}

function exceed(builder: TreeBuilder, start: number, end: number, message: string): void {
  builder.limit ??= { kind: 'limit-exceeded', message, start, end };
}
