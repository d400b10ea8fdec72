import type { TextKind } from '../detectors/text-position.ts';
import { below, escapeToken } from '../document/document.ts';
import { isJsonObject, ownMember, stringOr } from '../document/json-value.ts';
import type { JsonObject, SchemaRole } from './api-index.ts';
import type { IndexDraft, SchemaDraft } from './draft.ts';
import { appended, nothing } from './growing-list.ts';
import { schemaBase } from './identifiers.ts';
import type { TextContext } from './text-collector.ts';
import { addExtension, addReference, newReference, type WalkContext } from './walk-records.ts';

/** How a schema stands to the one that holds it. */
export interface SchemaPosition {
  readonly role: SchemaRole;
  /** The schema it describes a part of; undefined for components, roots and below `not`. */
  readonly parent: SchemaDraft | undefined;
  readonly name: string;
  /** The map it is a member of, for samples of its neighbours. */
  readonly properties?: JsonObject;
}

/** Walks a schema at its definition, once; a boolean schema has no node. */
export function walkSchema(draft: IndexDraft, data: unknown, pointer: string, context: WalkContext, position: SchemaPosition): SchemaDraft | undefined {
  if (!isJsonObject(data)) return undefined;
  const { parent } = position;
  const known = draft.nodes.schema.get(data);
  if (known) {
    // An alias shares the schema: it is reached from here as well.
    if (parent && known.parent !== parent) {
      known.referrers = appended(known.referrers, parent);
      parent.children = appended(parent.children, known);
    }
    return known;
  }
  const isReference = typeof ownMember(data, '$ref') === 'string';
  const node = createNode(draft, data, pointer, context, position, isReference);
  const inner = contextBelow(data, context);
  if (isReference) addReference(draft, 'schema', data, pointer, inner);
  walkKeywords({ draft, node, data, pointer, context: inner, properties: position.properties, isReference });
  return node;
}

/** Siblings of a schema's `$ref` count from 3.1 on (OpenAPI 3.1.0 §4.8.24); before, only their text is read. */
export function hasEffectiveSiblings(draft: IndexDraft): boolean {
  return draft.version === '3.1' || draft.version === '3.2';
}

function createNode(draft: IndexDraft, data: JsonObject, pointer: string, context: WalkContext, position: SchemaPosition, isReference: boolean): SchemaDraft {
  const isBareReference = isReference && !hasEffectiveSiblings(draft);
  const node: SchemaDraft = {
    document: context.document,
    pointer,
    name: position.name,
    role: position.role,
    data,
    parent: position.parent,
    children: nothing(),
    target: undefined,
    facets: 0,
    isReadOnly: !isBareReference && data['readOnly'] === true,
    isWriteOnly: !isBareReference && data['writeOnly'] === true,
    referrers: nothing(),
    bases: nothing(),
    derived: nothing(),
    seeds: nothing(),
  };
  draft.nodes.schema.set(data, node);
  if (position.parent) position.parent.children = appended(position.parent.children, node);
  return node;
}

/** The context of what stands in a schema: its `$id` sets the base URI. */
function contextBelow(data: JsonObject, context: WalkContext): WalkContext {
  const base = schemaBase(data, context.base);
  return base === undefined ? context : { ...context, base };
}

/** One schema while its keywords are read. */
interface Frame {
  readonly draft: IndexDraft;
  readonly node: SchemaDraft;
  readonly data: JsonObject;
  readonly pointer: string;
  readonly context: WalkContext;
  readonly properties: JsonObject | undefined;
  readonly isReference: boolean;
}

type ReadKeyword = (frame: Frame, key: string, value: unknown) => void;

/** Looked up, not switched over: a schema has few keywords, and comparing each with forty names is most of the work of a large description. */
const APPLICATORS: ReadonlyMap<string, ReadKeyword> = new Map<string, ReadKeyword>([
  ['properties', (frame, key, value) => walkNamed(frame, key, value, 'property')],
  ['patternProperties', (frame, key, value) => walkNamed(frame, key, value, 'patternProperty')],
  ['dependentSchemas', walkDependents],
  ...['items', 'prefixItems'].map((name): [string, ReadKeyword] => [name, (frame, key, value) => walkParts(frame, key, value, 'items')]),
  ...(['allOf', 'anyOf', 'oneOf'] as const).map((name): [string, ReadKeyword] => [name, (frame, key, value) => walkParts(frame, key, value, name)]),
  ['additionalProperties', (frame, key, value) => walkPart(frame, key, value, 'additionalProperties')],
  ...['if', 'then', 'else', 'contentSchema', 'contains', 'unevaluatedItems', 'unevaluatedProperties'].map((name): [string, ReadKeyword] => [
    name,
    (frame, key, value) => walkPart(frame, key, value, 'other'),
  ]),
  ...['not', 'propertyNames'].map((name): [string, ReadKeyword] => [name, (frame, key, value) => walkApart(frame, key, value, frame.node.name)]),
  ...['$defs', 'definitions'].map((name): [string, ReadKeyword] => [name, walkDefinitions]),
]);

const ANNOTATIONS: ReadonlyMap<string, ReadKeyword> = new Map<string, ReadKeyword>([
  ...['description', 'title', '$comment'].map((name): [string, ReadKeyword] => [name, readProse]),
  ...['example', 'examples'].map((name): [string, ReadKeyword] => [name, (frame, key, value) => readValue('example', frame, key, value)]),
  ...['default', 'const'].map((name): [string, ReadKeyword] => [name, (frame, key, value) => readValue('effective', frame, key, value)]),
  ['enum', (frame, key, value) => readValue(Array.isArray(value) && value.length === 1 ? 'effective' : 'enum', frame, key, value)],
  ['$dynamicRef', readDynamicReference],
  ['discriminator', readDiscriminator],
  ['externalDocs', readExternalDocs],
]);

function walkKeywords(frame: Frame): void {
  const { data } = frame;
  // Members beside a `$ref` that no reader honours describe nothing, but are published all the same: their text is read.
  const isEffective = !frame.isReference || hasEffectiveSiblings(frame.draft);
  for (const key of Object.keys(data)) {
    const read = (isEffective ? APPLICATORS.get(key) : undefined) ?? ANNOTATIONS.get(key);
    if (read) read(frame, key, data[key]);
    else if (key.startsWith('x-')) readExtension(frame, key, data[key]);
  }
}

function walkPart(frame: Frame, key: string, value: unknown, role: SchemaRole): void {
  walkSchema(frame.draft, value, below(frame.pointer, `/${key}`), frame.context, { role, parent: frame.node, name: frame.node.name });
}

function walkParts(frame: Frame, key: string, value: unknown, role: SchemaRole): void {
  if (!Array.isArray(value)) {
    walkPart(frame, key, value, role);
    return;
  }
  for (let i = 0; i < value.length; i++) walkPart(frame, `${key}/${i}`, value[i], role);
}

function walkNamed(frame: Frame, key: string, value: unknown, role: SchemaRole): void {
  if (!isJsonObject(value)) return;
  const pointer = below(frame.pointer, `/${key}/`);
  for (const name of Object.keys(value)) {
    walkSchema(frame.draft, value[name], below(pointer, escapeToken(name)), frame.context, { role, parent: frame.node, name, properties: value });
  }
}

/** A subschema that says nothing about the value itself: no direction passes into it. */
function walkApart(frame: Frame, key: string, value: unknown, name: string): void {
  walkSchema(frame.draft, value, below(frame.pointer, `/${key}`), frame.context, { role: 'other', parent: undefined, name });
}

function walkDependents(frame: Frame, key: string, value: unknown): void {
  if (isJsonObject(value)) for (const name of Object.keys(value)) walkPart(frame, `${key}/${escapeToken(name)}`, value[name], 'other');
}

function walkDefinitions(frame: Frame, key: string, value: unknown): void {
  if (isJsonObject(value)) for (const name of Object.keys(value)) walkApart(frame, `${key}/${escapeToken(name)}`, value[name], name);
}

function readProse({ draft, node, pointer, context }: Frame, key: string, value: unknown): void {
  if (typeof value === 'string') draft.texts.add('prose', key, value, context.document, pointer, key, { owner: context.texts.owner ?? node });
}

function readValue(kind: TextKind, frame: Frame, key: string, value: unknown): void {
  frame.draft.texts.addValue(kind, frame.node.name, value, frame.context.document, frame.pointer, key, textContext(frame));
}

function readExtension(frame: Frame, key: string, value: unknown): void {
  addExtension(frame.draft, 'schema', key, value, frame.pointer, { ...frame.context, name: frame.node.name, texts: textContext(frame) });
}

function readDynamicReference({ draft, data, pointer, context, isReference }: Frame): void {
  if (!isReference) addReference(draft, 'schema', data, pointer, context, '$dynamicRef');
}

function readDiscriminator({ draft, node, pointer, context }: Frame, key: string, value: unknown): void {
  draft.discriminatorBases.set(`${context.document.uri}#${pointer}`, node);
  addMappings(draft, value, below(pointer, `/${key}`), context);
}

function readExternalDocs({ draft, pointer, context }: Frame, key: string, value: unknown): void {
  addExternalDocs(draft, value, below(pointer, `/${key}`), context);
}

function textContext({ context, data, node, properties }: Frame): TextContext {
  const { texts } = context;
  return {
    in: texts.in,
    isSchemeBound: texts.isSchemeBound,
    format: stringOr(data['format']) || texts.format,
    owner: texts.owner ?? node,
    siblings: properties ? () => sampleOfProperties(properties) : texts.siblings,
  };
}

/** Discriminator mappings name schemas by component name or by reference (OpenAPI 3.0.4 §4.7.25). */
function addMappings(draft: IndexDraft, discriminator: unknown, pointer: string, context: WalkContext): void {
  if (!isJsonObject(discriminator)) return;
  const targets: [string, unknown][] = isJsonObject(discriminator['mapping'])
    ? Object.entries(discriminator['mapping']).map(([key, value]) => [`${pointer}/mapping/${escapeToken(key)}`, value])
    : [];
  targets.push([`${pointer}/defaultMapping`, discriminator['defaultMapping']]);
  for (const [place, value] of targets) {
    if (typeof value !== 'string') continue;
    draft.references.push(newReference({ document: context.document, pointer: place }, 'mapping', value, 'schema', discriminator, context.base));
  }
}

function addExternalDocs(draft: IndexDraft, value: unknown, pointer: string, context: WalkContext): void {
  if (!isJsonObject(value)) return;
  draft.texts.add('url', 'url', stringOr(value['url']), context.document, pointer, 'url', { owner: undefined });
  draft.texts.add('prose', 'description', stringOr(value['description']), context.document, pointer, 'description', { owner: undefined });
}

/** Examples and defaults of a schema's properties, so that a password finds the user that stands beside it. */
function sampleOfProperties(properties: JsonObject): Readonly<Record<string, string>> {
  const samples: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, property] of Object.entries(properties)) {
    if (!isJsonObject(property)) continue;
    const sample = property['example'] ?? (Array.isArray(property['examples']) ? property['examples'][0] : undefined) ?? property['default'];
    if (typeof sample === 'string' || typeof sample === 'number') samples[name] = String(sample);
  }
  return samples;
}
