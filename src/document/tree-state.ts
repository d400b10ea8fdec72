import type { DocumentProblem, DuplicateKey } from './document.ts';
import type { Limits } from './limits.ts';
import { createTapeWriter, type TapeWriter } from './position-tape.ts';

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

export type Mapping = Record<string, unknown>;

/** A mapping or sequence that is not closed yet. */
export interface Frame {
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

/** What aliases of one name stand for. */
export interface Anchor {
  readonly value: unknown;
  /** -1 when there is no node on the tape, as for keys. */
  readonly node: number;
  isOpen: boolean;
  nodes: number;
  height: number;
}

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
