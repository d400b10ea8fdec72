import { isJsonObject } from '../document/json-value.ts';
import type { JsonObject, SchemaNode } from './api-index.ts';

/**
 * What is said of a value by its schema, the schema behind `$ref` and all members of `allOf` together, the nearest saying first.
 * Properties are united; `readOnly` and `writeOnly` hold when any of them says so. Before 3.1 nothing beside a `$ref` counts.
 * O(schemas merged); cycles are cut.
 */
export function mergedMembers(schema: SchemaNode, hasEffectiveSiblings: boolean): JsonObject {
  const merged: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const seen = new Set<SchemaNode>();
  const pending: SchemaNode[] = [schema];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (hasEffectiveSiblings || typeof node.data['$ref'] !== 'string') addMembers(merged, node.data);
    // Taken from the end: the target is nearer than what the own `allOf` adds, and its first member nearer than the last.
    pending.push(...node.children.filter((child) => child.role === 'allOf').reverse());
    if (node.target) pending.push(node.target);
  }
  return merged;
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
