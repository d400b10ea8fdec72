import { childPlace, lastToken, type Place } from '../document/document.ts';
import { isJsonObject, ownMember } from '../document/json-value.ts';
import type { ApiIndex, Text } from './api-index.ts';

/** Shorter names hold no token or URL with a secret. */
const MIN_LENGTH = 16;

/** Takes a name if it may hold a credential; the place is made only then. */
type TakeName = (value: string, of: string, at: () => Place, isKey: boolean) => void;

/**
 * Names as texts, so that a credential in one is found: keys of paths, callbacks, components, properties and server variables, and what
 * operations, parameters, security schemes, tags, the contact and the licence are called. Each distinct name once, at its first place.
 */
export function nameTexts(api: ApiIndex): readonly Text[] {
  const texts = new Map<string, Text>();
  const take: TakeName = (value, of, at, isKey) => {
    if (value.length < MIN_LENGTH || texts.has(value)) return;
    const { document, pointer } = at();
    texts.set(value, { document, pointer, kind: 'name', name: of, value, owner: undefined, others: [], count: 1, anchor: isKey ? 'key' : undefined });
  };
  takeInfoNames(api, take);
  takeOperationNames(api, take);
  takeComponentNames(api, take);
  return [...texts.values()];
}

function takeInfoNames(api: ApiIndex, take: TakeName): void {
  const info = ownMember(api.data, 'info');
  for (const part of ['contact', 'license']) {
    const at = { document: api.root, pointer: `/info/${part}` };
    takeMembers(at, isJsonObject(info) ? ownMember(info, part) : undefined, part, ['name', 'identifier'], take);
  }
}

function takeOperationNames(api: ApiIndex, take: TakeName): void {
  for (const item of api.pathItems) {
    // One that is kept elsewhere has its name where it is used.
    if (lastToken(item.pointer) === item.path) take(item.path, item.kind, () => item, true);
    // The name of a callback is the key above its expression.
    if (item.kind === 'callback') take(lastToken(parentOf(item).pointer), 'callback', () => parentOf(item), true);
  }
  for (const operation of api.operations) {
    takeMembers(operation, operation.data, 'operation', ['operationId'], take);
    for (const [i, tag] of operation.tags.entries()) take(tag, 'tag', () => childPlace(operation, 'tags', i), false);
  }
  for (const parameter of api.parameters) take(parameter.name, 'parameter', () => childPlace(parameter, 'name'), false);
  for (const server of api.servers) for (const variable of server.variables) take(variable.name, 'server variable', () => variable, true);
}

function takeComponentNames(api: ApiIndex, take: TakeName): void {
  for (const scheme of api.securitySchemes) {
    take(scheme.name, 'security scheme', () => scheme, true);
    take(scheme.parameterName, 'security scheme', () => childPlace(scheme, 'name'), false);
  }
  const components = ownMember(api.data, 'components');
  for (const [kind, map] of Object.entries(isJsonObject(components) ? components : {})) {
    if (!isJsonObject(map)) continue;
    const at = { document: api.root, pointer: `/components/${kind}` };
    for (const name of Object.keys(map)) take(name, 'component', () => childPlace(at, name), true);
  }
  for (const schema of api.schemas) if (schema.role === 'property' || schema.role === 'component') take(schema.name, schema.role, () => schema, true);
}

function takeMembers(at: Place, data: unknown, of: string, keys: readonly string[], take: TakeName): void {
  for (const name of keys) {
    const value = isJsonObject(data) ? ownMember(data, name) : undefined;
    if (typeof value === 'string') take(value, of, () => childPlace(at, name), false);
  }
}

function parentOf({ document, pointer }: Place): Place {
  return { document, pointer: pointer.slice(0, pointer.lastIndexOf('/')) };
}
