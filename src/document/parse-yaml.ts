import { type Event, getScalarValue, type MappingEvent, type ScalarEvent, type SequenceEvent } from 'js-yaml';
import { resolvePlain, resolveTagged } from './core-schema.ts';
import type { Limits } from './limits.ts';
import { DOUBLE_QUOTED, EMPTY, FOLDED, LITERAL, type NodeKind, PLAIN, SINGLE_QUOTED } from './position-tape.ts';
import { addAlias, addKey, addScalar, aliasedKey, anchorKey, awaitsKey, close, open } from './tree-builder.ts';
import { createKeyBuilder, createTreeBuilder, type TreeBuilder } from './tree-state.ts';
import { ALIAS_EVENT, FLOW_STYLE, MAPPING_EVENT, PLAIN_STYLE, POP_EVENT, SCALAR_EVENT, SEQUENCE_EVENT } from './yaml-events.ts';
import { closingBracketEnd, itemDashEnd, valueColonEnd } from './yaml-gaps.ts';

const KIND_OF_STYLE: readonly NodeKind[] = [PLAIN, PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL, FOLDED];
const CORE_TAG = /^(?:!!|!<tag:yaml\.org,2002:)(\w+)>?$/;

/** Events of one text and how far they are consumed. */
interface EventReader {
  readonly text: string;
  readonly events: readonly Event[];
  next: number;
}

/** Builds data and positions of the document whose first event is `first`. Stops when a limit is exceeded. */
export function buildYaml(text: string, events: readonly Event[], first: number, limits: Limits): TreeBuilder {
  const builder = createTreeBuilder(text.length, limits);
  buildNode({ text, events, next: first }, builder);
  return builder;
}

/** Takes events up to the end of one node. */
function buildNode(reader: EventReader, builder: TreeBuilder): void {
  do {
    const event = reader.events[reader.next++] as Event;
    if (event.type === SCALAR_EVENT) takeScalar(reader.text, builder, event);
    else if (event.type === POP_EVENT) takeEnd(reader.text, builder);
    else if (event.type === ALIAS_EVENT) takeAlias(reader.text, builder, event.anchorStart, event.anchorEnd);
    else if (event.type === MAPPING_EVENT || event.type === SEQUENCE_EVENT) takeContainer(reader, builder, event);
  } while (builder.frames.length > 0 && builder.limit === undefined);
}

function takeContainer(reader: EventReader, builder: TreeBuilder, event: MappingEvent | SequenceEvent): void {
  if (awaitsKey(builder)) takeComplexKey(reader, builder, event.start);
  else open(builder, event.type === MAPPING_EVENT, event.start, isBracketed(reader, event), anchorName(reader.text, event));
}

/** A pair inside a flow sequence (`[a: b]`) is a flow mapping too, but has no brackets of its own: `{` would belong to its key. */
function isBracketed(reader: EventReader, event: MappingEvent | SequenceEvent): boolean {
  if (event.style !== FLOW_STYLE) return false;
  if (event.type === SEQUENCE_EVENT) return true;
  const inner = reader.events[reader.next];
  const isKeyBracket = (inner?.type === MAPPING_EVENT || inner?.type === SEQUENCE_EVENT) && inner.start === event.start;
  return reader.text.charCodeAt(event.start) === 123 && !isKeyBracket;
}

function takeEnd(text: string, builder: TreeBuilder): void {
  const frame = builder.frames[builder.frames.length - 1];
  close(builder, frame?.isBracketed === true ? closingBracketEnd(text, builder.lastEnd) : builder.lastEnd);
}

/** Keys that are mappings or sequences become their text: no description can use them otherwise. */
function takeComplexKey(reader: EventReader, builder: TreeBuilder, start: number): void {
  const inner = createKeyBuilder(builder);
  reader.next--;
  buildNode(reader, inner);
  builder.nodes = inner.nodes;
  builder.aliases = inner.aliases;
  builder.limit = inner.limit;
  builder.lastEnd = inner.lastEnd;
  addKey(builder, reader.text.slice(start, inner.lastEnd), start, inner.lastEnd);
}

function takeScalar(text: string, builder: TreeBuilder, event: ScalarEvent): void {
  if (awaitsKey(builder)) takeScalarKey(text, builder, event);
  else if (event.valueStart === -1) takeUnwritten(text, builder, event);
  else takeWritten(text, builder, event);
}

function takeWritten(text: string, builder: TreeBuilder, event: ScalarEvent): void {
  const kind = KIND_OF_STYLE[event.style] as NodeKind;
  const quote = kind === SINGLE_QUOTED || kind === DOUBLE_QUOTED ? 1 : 0;
  const payload = kind === LITERAL || kind === FOLDED ? packBlock(event.indent, event.chomping) : 0;
  addScalar(builder, scalarValue(text, event), {
    start: event.valueStart - quote,
    end: event.valueEnd + quote,
    kind,
    payload,
    anchor: anchorName(text, event),
  });
}

function takeUnwritten(text: string, builder: TreeBuilder, event: ScalarEvent): void {
  const frame = builder.frames[builder.frames.length - 1];
  const indicatorEnd = frame?.isMapping === false ? itemDashEnd(text, builder.lastEnd) : valueColonEnd(text, builder.lastEnd);
  const at = Math.max(indicatorEnd, event.anchorEnd, event.tagEnd);
  addScalar(builder, scalarValue(text, event), { start: at, end: at, kind: EMPTY, payload: 0, anchor: anchorName(text, event) });
}

function takeScalarKey(text: string, builder: TreeBuilder, event: ScalarEvent): void {
  // OpenAPI (§ Format) takes mapping keys by the failsafe schema: the text as written, not the number or null it would be.
  const key = getScalarValue(text, event);
  const isMergeKey = key === '<<' && event.style === PLAIN_STYLE && (event.tagStart === -1 || coreTag(text, event) === 'merge');
  const isUnwritten = event.valueStart === -1;
  const start = isUnwritten ? Math.max(builder.lastEnd, event.anchorEnd, event.tagEnd) : event.valueStart;
  const end = isUnwritten ? start : event.valueEnd;
  addKey(builder, key, start, end, isMergeKey);
  const kind = KIND_OF_STYLE[event.style];
  builder.lastEnd = kind === SINGLE_QUOTED || kind === DOUBLE_QUOTED ? end + 1 : end;
  if (event.anchorStart !== -1) anchorKey(builder, anchorName(text, event), key);
}

function takeAlias(text: string, builder: TreeBuilder, start: number, end: number): void {
  const name = text.slice(start, end);
  if (!awaitsKey(builder)) {
    addAlias(builder, name, start - 1, end);
    return;
  }
  addKey(builder, aliasedKey(builder, name), start - 1, end);
  builder.lastEnd = end;
}

function scalarValue(text: string, event: ScalarEvent): unknown {
  const source = getScalarValue(text, event);
  const isPlain = event.style === PLAIN_STYLE;
  if (event.tagStart === -1) return isPlain ? resolvePlain(source) : source;
  const tag = coreTag(text, event);
  if (tag !== undefined) return resolveTagged(source, tag);
  return isPlain && event.tagEnd - event.tagStart > 1 ? resolvePlain(source) : source;
}

/** The name of a YAML core tag; undefined for tags of other origin and for the lone `!`. */
function coreTag(text: string, event: ScalarEvent): string | undefined {
  return CORE_TAG.exec(text.slice(event.tagStart, event.tagEnd))?.[1];
}

function anchorName(text: string, event: { readonly anchorStart: number; readonly anchorEnd: number }): string {
  return event.anchorStart === -1 ? '' : text.slice(event.anchorStart, event.anchorEnd);
}

/** Indentation (-1 when unknown) and chomping of a block scalar in one number. */
function packBlock(indent: number, chomping: number): number {
  return ((indent + 1) << 2) | chomping;
}
