import type { OpenApiDocument, SpecVersion } from '../document/document.ts';
import type { DocumentSet } from '../document/document-set.ts';
import { isJsonObject } from '../document/json-value.ts';
import type { Limits } from '../document/limits.ts';
import type {
  Extension,
  FacetMask,
  Header,
  JsonObject,
  MediaType,
  Operation,
  Parameter,
  PathItem,
  Reference,
  RequestBody,
  Response,
  SchemaNode,
  SchemeUse,
  SecurityScheme,
  Server,
  Tag,
  UnknownMember,
} from './api-index.ts';
import type { Resolver } from './references.ts';
import { type Kind, type Shape, shapesOf } from './shapes.ts';
import { createTextCollector, type TextCollector } from './text-collector.ts';

/** A node while the index is being built. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** A use of a schema by an operation: where the passes over the schema graph start. */
export interface Seed {
  readonly operation: Operation;
  readonly facets: FacetMask;
}

export interface SchemaDraft extends Draft<SchemaNode> {
  children: SchemaDraft[];
  parent: SchemaDraft | undefined;
  target: SchemaDraft | undefined;
  /** Schemas whose `$ref` leads here. */
  referrers: SchemaDraft[];
  /** Discriminator bases that this one is a kind of. */
  bases: SchemaDraft[];
  /** Kinds of this one, when it has a discriminator: schemas that extend it by `allOf` or that the mapping names. */
  derived: SchemaDraft[];
  /** Uses of what the schema stands in, one list for each. */
  seeds: Seed[][];
}

interface Used {
  readonly uses: Seed[];
}

export interface ShapedDraft {
  schema: SchemaDraft | undefined;
}
export type ParameterDraft = Draft<Parameter> & ShapedDraft & Used;
export type HeaderDraft = Draft<Header> & ShapedDraft;
export type MediaTypeDraft = Draft<MediaType> & ShapedDraft;
export type RequestBodyDraft = Omit<Draft<RequestBody>, 'content'> & Used & { content: readonly MediaTypeDraft[] };
export type ResponseDraft = Omit<Draft<Response>, 'content' | 'headers'> &
  Used & { schema: SchemaDraft | undefined; content: readonly MediaTypeDraft[]; headers: readonly HeaderDraft[] };
export type SchemeDraft = Draft<SecurityScheme> & { uses: SchemeUse[]; operations: Operation[] };
export type PathItemDraft = Draft<PathItem> & { operations: Operation[] };
export type ReferenceDraft = Draft<Reference> & {
  /** URI that it is resolved against. */
  readonly base: string;
  /** What it stands for is a map of objects of that kind; in a `patterned` one extensions stand among them. */
  readonly map: 'plain' | 'patterned' | undefined;
  targetData: unknown;
};

/** What each kind of node becomes. */
export interface NodeByKind {
  schema: SchemaDraft;
  parameter: ParameterDraft;
  header: HeaderDraft;
  mediaType: MediaTypeDraft;
  requestBody: RequestBodyDraft;
  response: ResponseDraft;
}

/** Everything the walk collects. Nodes are found again by the object they stand for. */
export interface IndexDraft {
  readonly version: SpecVersion;
  readonly shapes: Readonly<Record<Exclude<Kind, 'schema'>, Shape>>;
  readonly set: DocumentSet;
  readonly root: OpenApiDocument;
  readonly data: JsonObject;
  readonly limits: Limits;
  readonly nodes: { readonly [K in keyof NodeByKind]: Map<object, NodeByKind[K]> };
  readonly servers: Map<object, Draft<Server>>;
  /** Objects without a node of their own that were walked already. */
  readonly walked: Set<object>;
  readonly references: ReferenceDraft[];
  readonly referenceByHolder: Map<object, ReferenceDraft>;
  readonly pathItems: Map<object, PathItemDraft>;
  /** Schemas with a discriminator by `uri#pointer`. */
  readonly discriminatorBases: Map<string, SchemaDraft>;
  readonly extensions: Extension[];
  readonly unknownMembers: UnknownMember[];
  readonly tags: Tag[];
  readonly texts: TextCollector;
  readonly resolver: Resolver;
  /** apiKey schemes by place and lower-case name: `header:x-api-key`. */
  readonly apiKeyParameters: ReadonlyMap<string, string>;
}

export function createDraft(set: DocumentSet, version: SpecVersion, limits: Limits, resolver: Resolver): IndexDraft {
  const data = isJsonObject(set.root.data) ? set.root.data : {};
  return {
    version,
    set,
    limits,
    resolver,
    data,
    shapes: shapesOf(version),
    root: set.root,
    nodes: { schema: new Map(), parameter: new Map(), header: new Map(), mediaType: new Map(), requestBody: new Map(), response: new Map() },
    servers: new Map(),
    walked: new Set(),
    references: [],
    referenceByHolder: new Map(),
    pathItems: new Map(),
    discriminatorBases: new Map(),
    extensions: [],
    unknownMembers: [],
    tags: [],
    texts: createTextCollector(limits),
    apiKeyParameters: findApiKeyParameters(data),
  };
}

function findApiKeyParameters(data: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const components = isJsonObject(data['components']) ? data['components'] : {};
  for (const schemes of [components['securitySchemes'], data['securityDefinitions']]) {
    if (!isJsonObject(schemes)) continue;
    for (const [name, scheme] of Object.entries(schemes)) {
      if (isJsonObject(scheme) && scheme['type'] === 'apiKey') found.set(parameterKey(scheme['in'], scheme['name']), name);
    }
  }
  return found;
}

/** Identity of a parameter. Header names are compared without case (RFC 9110 §5.1). */
export function parameterKey(place: unknown, name: unknown): string {
  return place === 'header' ? `header:${String(name).toLowerCase()}` : `${String(place)}:${String(name)}`;
}
