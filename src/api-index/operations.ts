import { childPlace, type Place } from '../document/document.ts';
import { arrayOr, isJsonObject, ownMember, stringOr } from '../document/json-value.ts';
import {
  type Direction,
  Facet,
  type FacetMask,
  type JsonObject,
  type Operation,
  type OperationResponse,
  type PathItem,
  type SecurityList,
  type Server,
} from './api-index.ts';
import { readAudience } from './audience.ts';
import { type Draft, type IndexDraft, type ParameterDraft, type PathItemDraft, parameterKey, type RequestBodyDraft, type SchemeDraft } from './draft.ts';
import { dereference, located, nodeOf } from './follow-references.ts';
import { createTraits, type TraitSetting } from './operation-traits.ts';
import { effectiveSecurity, readSecurityList } from './security.ts';
import { readServers, readServers2 } from './servers.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;
/** POST on these only reads. */
const READ_LIKE = /^(?:search|query|filter|lookup|graphql)$/i;
const READ_METHODS: ReadonlySet<string> = new Set(['get', 'head', 'query', 'propfind', 'report', 'search']);
const NEUTRAL_METHODS: ReadonlySet<string> = new Set(['options', 'trace']);

export type OperationDraft = Draft<Operation>;

/** What operations need beside the draft: read once for the description. */
export interface OperationSetting {
  readonly schemes: Map<string, SchemeDraft>;
  readonly rootSecurity: SecurityList | undefined;
  readonly securityLists: SecurityList[];
  readonly traits: TraitSetting;
}

/** What one path item contributes to its operations. */
interface PathItemSource {
  readonly data: JsonObject;
  readonly place: Place;
}

/** Reads all operations: of `paths`, then webhooks, then callbacks. */
export function readOperations(draft: IndexDraft, setting: OperationSetting): { pathItems: PathItemDraft[]; operations: OperationDraft[] } {
  const pathItems: PathItemDraft[] = [];
  const operations: OperationDraft[] = [];
  const root: Place = { document: draft.root, pointer: '' };
  const readMap = (written: unknown, holder: Place, kind: PathItem['kind']): void => {
    const { data, place } = located(draft, written, holder);
    for (const [path, value] of Object.entries(objectOr(data))) {
      if (path.startsWith('x-') || !isJsonObject(value)) continue;
      readPathItem(draft, path, kind, value, childPlace(place, path), pathItems, operations, setting);
    }
  };
  for (const key of ['paths', 'x-ms-paths']) readMap(ownMember(draft.data, key), childPlace(root, key), 'path');
  for (const key of ['webhooks', 'x-webhooks']) readMap(ownMember(draft.data, key), childPlace(root, key), 'webhook');
  // Callbacks of callbacks are appended while the loop runs.
  for (const operation of operations) {
    const { data, place } = located(draft, ownMember(operation.data, 'callbacks'), childPlace(operation, 'callbacks'));
    for (const [name, callback] of Object.entries(objectOr(data))) {
      if (operations.length < MAX_OPERATIONS) readMap(callback, childPlace(place, name), 'callback');
    }
  }
  return { pathItems, operations };
}

/** A callback that calls its own operation would go on for ever. */
const MAX_OPERATIONS = 1_000_000;

function readPathItem(
  draft: IndexDraft,
  path: string,
  kind: PathItem['kind'],
  data: JsonObject,
  place: Place,
  pathItems: PathItemDraft[],
  operations: OperationDraft[],
  setting: OperationSetting,
): void {
  const known = draft.pathItems.get(data);
  // The same callback object under a second operation adds nothing new.
  if (known && kind === 'callback') return;
  const pathItem: PathItemDraft = { ...place, path, kind, data, operations: [] };
  draft.pathItems.set(data, pathItem);
  pathItems.push(pathItem);
  const sources = sourcesOf(draft, data, place);
  // Those that every operation overrides are published all the same.
  if (draft.version !== '2.0') for (const source of sources) readServers(draft, ownMember(source.data, 'servers'), source.place, 'path');
  for (const [method, written, holder] of methodsOf(sources, draft)) {
    const { data: operationData, place: operationPlace } = located(draft, written, holder);
    if (!isJsonObject(operationData)) continue;
    const operation = createOperation(draft, pathItem, method, operationData, operationPlace, setting);
    pathItem.operations.push(operation);
    operations.push(operation);
  }
}

function objectOr(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The path item itself, then what its `$ref` leads to; earlier sources win member by member. */
function sourcesOf(draft: IndexDraft, data: JsonObject, place: Place): readonly PathItemSource[] {
  const sources: PathItemSource[] = [{ data, place }];
  let reference = draft.referenceByHolder.get(data);
  while (reference?.target && isJsonObject(reference.targetData) && sources.length < 64) {
    sources.push({ data: reference.targetData, place: reference.target });
    reference = draft.referenceByHolder.get(reference.targetData);
  }
  return sources;
}

function isFixedMethod(draft: IndexDraft, method: string): boolean {
  if ((METHODS as readonly string[]).includes(method)) return true;
  return draft.version !== '2.0' && (method === 'trace' || method === 'query');
}

function* methodsOf(sources: readonly PathItemSource[], draft: IndexDraft): Iterable<[method: string, data: JsonObject, place: Place]> {
  const seen = new Set<string>();
  for (const { data, place } of sources) {
    for (const [key, value] of Object.entries(data)) {
      if (!isFixedMethod(draft, key) || !isJsonObject(value) || seen.has(key)) continue;
      seen.add(key);
      yield [key, value, childPlace(place, key)];
    }
    if (draft.version === '2.0') continue;
    const additional = located(draft, ownMember(data, 'additionalOperations'), childPlace(place, 'additionalOperations'));
    for (const [key, value] of Object.entries(objectOr(additional.data))) {
      if (!isJsonObject(value) || seen.has(key)) continue;
      seen.add(key);
      yield [key, value, childPlace(additional.place, key)];
    }
  }
}

function createOperation(
  draft: IndexDraft,
  pathItem: PathItemDraft,
  method: string,
  data: JsonObject,
  place: Place,
  setting: OperationSetting,
): OperationDraft {
  const direction: Direction = pathItem.kind === 'path' ? 'inbound' : 'outbound';
  const own = Object.hasOwn(data, 'security') ? readSecurityList(draft, data['security'], childPlace(place, 'security'), setting.schemes) : undefined;
  if (own) setting.securityLists.push(own);
  const { isRead, isWrite } = accessOf(method, pathItem);
  const operation: OperationDraft = {
    document: place.document,
    pointer: place.pointer,
    method,
    data,
    path: pathItem.path,
    pathItem,
    direction,
    label: `${method.toUpperCase()} ${pathItem.path}`,
    operationId: stringOr(ownMember(data, 'operationId')),
    tags: arrayOr(ownMember(data, 'tags')).filter((tag) => typeof tag === 'string'),
    parameters: [],
    requestBody: undefined,
    responses: [],
    servers: [],
    security: effectiveSecurity(own, direction === 'inbound' ? setting.rootSecurity : undefined, data),
    isRead,
    isWrite,
    audience: readAudience(draft, data, pathItem.data),
    traits: createTraits(() => operation, setting.traits),
  };
  if (own) own.owner = operation;
  operation.parameters = readParameters(draft, pathItem, operation);
  operation.requestBody = readRequestBody(draft, operation);
  operation.responses = readResponses(draft, operation);
  operation.servers = readEffectiveServers(draft, pathItem, operation);
  return operation;
}

function accessOf(method: string, pathItem: PathItem): { isRead: boolean; isWrite: boolean } {
  const name = method.toLowerCase();
  if (NEUTRAL_METHODS.has(name)) return { isRead: false, isWrite: false };
  if (name === 'head') return { isRead: !Object.hasOwn(pathItem.data, 'get'), isWrite: false };
  const lastSegment = pathItem.path.slice(pathItem.path.lastIndexOf('/') + 1);
  const isRead = READ_METHODS.has(name) || (name === 'post' && READ_LIKE.test(lastSegment));
  return { isRead, isWrite: !isRead };
}

/** Requests of inbound operations are what callers send; those of webhooks are what the API sends. */
function requestFacet(operation: Operation): FacetMask {
  return operation.direction === 'inbound' ? Facet.request : Facet.success;
}

function readParameters(draft: IndexDraft, pathItem: PathItem, operation: Operation): readonly ParameterDraft[] {
  const effective = new Map<string, ParameterDraft>();
  const items = sourcesOf(draft, pathItem.data, pathItem)
    .toReversed()
    .map((source) => ownMember(source.data, 'parameters'));
  for (const list of [...items, ownMember(operation.data, 'parameters')]) {
    for (const value of arrayOr(list)) {
      const parameter = nodeOf(draft, 'parameter', value);
      if (parameter) effective.set(parameterKey(parameter.in, parameter.name), parameter);
    }
  }
  const use = { operation, facets: requestFacet(operation) };
  for (const parameter of effective.values()) parameter.uses.push(use);
  return [...effective.values()];
}

function readRequestBody(draft: IndexDraft, operation: Operation): RequestBodyDraft | undefined {
  const body = nodeOf(draft, 'requestBody', ownMember(operation.data, 'requestBody'));
  if (!body) return undefined;
  body.uses.push({ operation, facets: requestFacet(operation) });
  return body;
}

function readResponses(draft: IndexDraft, operation: Operation): OperationResponse[] {
  const responses = objectOr(dereference(draft, ownMember(operation.data, 'responses')));
  const statuses = Object.keys(responses).filter((status) => !status.startsWith('x-'));
  const hasSuccess = statuses.some((status) => /^2/.test(status));
  return statuses.flatMap((status) => {
    const response = nodeOf(draft, 'response', responses[status]);
    if (!response) return [];
    const facets = operation.direction === 'inbound' ? responseFacets(status, hasSuccess) : Facet.request;
    response.uses.push({ operation, facets });
    return [{ status, facets, response }];
  });
}

/** `default` stands for errors where a success response is documented, else for both. */
function responseFacets(status: string, hasSuccess: boolean): FacetMask {
  if (/^[123]/.test(status)) return Facet.success;
  if (status === 'default' && !hasSuccess) return Facet.success | Facet.error;
  return Facet.error;
}

function readEffectiveServers(draft: IndexDraft, pathItem: PathItem, operation: Operation): readonly Server[] {
  const root: Place = { document: draft.root, pointer: '' };
  if (draft.version === '2.0') {
    const own = readServers2(draft, operation, operation.data, 'operation');
    return own.length > 0 ? own : readServers2(draft, root, draft.data, 'root');
  }
  const own = readServers(draft, ownMember(operation.data, 'servers'), operation, 'operation');
  if (own.length > 0) return own;
  for (const source of sourcesOf(draft, pathItem.data, pathItem)) {
    const shared = readServers(draft, ownMember(source.data, 'servers'), source.place, 'path');
    if (shared.length > 0) return shared;
  }
  return readServers(draft, ownMember(draft.data, 'servers'), root, 'root');
}
