import { Facet, type FacetMask, type Operation, type SchemaNode } from './api-index.ts';
import type { SchemaDraft } from './draft.ts';

/** `readOnly` keeps a schema and all below it out of requests, `writeOnly` out of responses. */
function allowed(node: SchemaDraft, facets: FacetMask): FacetMask {
  let mask = facets;
  if (node.isReadOnly) mask &= ~Facet.request;
  if (node.isWriteOnly) mask &= ~(Facet.success | Facet.error);
  return mask;
}

/** Spreads the directions of operations over the graph of schemas: one pass, linear in its edges. */
export function spreadFacets(schemas: Iterable<SchemaDraft>): void {
  const pending: SchemaDraft[] = [];
  const reach = (node: SchemaDraft, facets: FacetMask): void => {
    const gained = allowed(node, facets) & ~node.facets;
    if (gained === 0) return;
    node.facets |= gained;
    pending.push(node);
  };
  for (const node of schemas) for (const seed of node.seeds) reach(node, seed.facets);
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const child of node.children) reach(child, node.facets);
    for (const derived of node.derived) reach(derived, node.facets);
    if (node.target) reach(node.target, node.facets);
  }
}

/** Operations that reach a schema in some of the given directions, in document order. O(ancestors). */
export function operationsReaching(schema: SchemaNode, facets: FacetMask): readonly Operation[] {
  const found = new Set<Operation>();
  const seen = new Map<SchemaDraft, FacetMask>();
  const pending: [SchemaDraft, FacetMask][] = [[schema as SchemaDraft, facets]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [node, wanted] = next;
    const known = seen.get(node) ?? 0;
    const mask = allowed(node, wanted) & ~known;
    if (mask === 0) continue;
    seen.set(node, known | mask);
    for (const seed of node.seeds) if ((seed.facets & mask) !== 0) found.add(seed.operation);
    if (node.parent) pending.push([node.parent, mask]);
    for (const referrer of node.referrers) pending.push([referrer, mask]);
  }
  return [...found].sort((a, b) => orderOf(a) - orderOf(b));
}

const orders = new WeakMap<Operation, number>();

function orderOf(operation: Operation): number {
  return orders.get(operation) ?? 0;
}

/** Remembers the document order of operations, for `operationsReaching`. */
export function numberOperations(operations: readonly Operation[]): void {
  operations.forEach((operation, i) => {
    orders.set(operation, i);
  });
}
