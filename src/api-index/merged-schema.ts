import { arrayOr, isJsonObject } from '../document/json-value.ts';
import type { JsonObject, SchemaNode } from './api-index.ts';

/** Alternatives within alternatives deeper than this are not worth telling apart. */
const MAX_ALTERNATIVES = 4;
/** No hand-written schema is composed of more; the bound keeps chains of thousands of `allOf` linear. */
const MAX_PARTS = 200;

/**
 * What is said of a value by its schema, the schema behind `$ref` and all members of `allOf` together, the nearest first.
 * Properties are united; `readOnly` and `writeOnly` hold when any of them says so. Before 3.1 nothing beside a `$ref` counts.
 * O(schemas merged), at most 200; cycles are cut.
 */
export function mergedMembers(schema: SchemaNode, hasEffectiveSiblings: boolean): JsonObject {
  const merged: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const { data } of partsOf(schema)) {
    if (hasEffectiveSiblings || typeof data['$ref'] !== 'string') addMembers(merged, data);
  }
  return merged;
}

/** The schemas that all hold for the same value: itself, behind its `$ref`, and in `allOf`, the nearest first. */
function partsOf(schema: SchemaNode): ReadonlySet<SchemaNode> {
  const parts = new Set<SchemaNode>();
  const pending: SchemaNode[] = [schema];
  for (let node = pending.pop(); node && parts.size < MAX_PARTS; node = pending.pop()) {
    if (parts.has(node)) continue;
    parts.add(node);
    // Taken from the end: the target is nearer than the own `allOf`, and its first member nearer than the last.
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child?.role === 'allOf') pending.push(child);
    }
    if (node.target) pending.push(node.target);
  }
  return parts;
}

function addMembers(merged: Record<string, unknown>, data: JsonObject): void {
  for (const key of Object.keys(data)) {
    const value = data[key];
    const known = merged[key];
    if (known === undefined) merged[key] = value;
    else if (key === 'properties' && isJsonObject(known) && isJsonObject(value)) merged[key] = { ...value, ...known };
    else if ((key === 'readOnly' || key === 'writeOnly') && value === true) merged[key] = true;
  }
}

/** The one JSON type that a schema allows beside null; 'null' when it allows nothing else, '' when it allows several or names none. */
export function valueType(schema: SchemaNode, hasEffectiveSiblings: boolean, depth = MAX_ALTERNATIVES): string {
  const members = mergedMembers(schema, hasEffectiveSiblings);
  const named = onlyType(typeof members['type'] === 'string' ? [members['type']] : arrayOr(members['type']));
  if (named !== undefined) return named;
  if (isJsonObject(members['properties'])) return 'object';
  if (members['items'] !== undefined) return 'array';
  const samples = Object.hasOwn(members, 'const') ? [members['const']] : arrayOr(members['enum']);
  if (samples.length > 0) return onlyType(samples.map(typeOfValue)) ?? '';
  if (depth === 0) return '';
  const alternatives = [...partsOf(schema)].flatMap((part) => part.children.filter((child) => child.role === 'anyOf' || child.role === 'oneOf'));
  return onlyType(alternatives.map((child) => valueType(child, hasEffectiveSiblings, depth - 1))) ?? '';
}

/** `undefined` when there is none, '' when there are several beside null. */
function onlyType(types: readonly unknown[]): string | undefined {
  const others = new Set(types.filter((type) => type !== 'null'));
  const [only] = others;
  if (others.size === 0) return types.length === 0 ? undefined : 'null';
  return others.size === 1 && typeof only === 'string' ? only : '';
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
