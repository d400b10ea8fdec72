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
  /** Directions in which a discriminator base stands for all its kinds. */
  const whole = new Map<SchemaDraft, FacetMask>();
  const reach = (node: SchemaDraft, facets: FacetMask, isExtended = false): void => {
    const mask = allowed(node, facets);
    const known = node.derived.length > 0 && !isExtended ? (whole.get(node) ?? 0) : node.facets;
    if ((mask & ~known) === 0) return;
    node.facets |= mask;
    if (node.derived.length > 0 && !isExtended) whole.set(node, known | mask);
    pending.push(node);
  };
  for (const node of schemas) for (const uses of node.seeds) for (const use of uses) reach(node, use.facets);
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const child of node.children) reach(child, node.facets);
    for (const derived of node.derived) reach(derived, whole.get(node) ?? 0);
    if (node.target) reach(node.target, node.facets, isExtension(node));
  }
}

/** Whether a reference says "is a kind of": a cat that extends the base of all pets leads to what pets have in common, not to dogs. */
function isExtension(reference: SchemaDraft): boolean {
  return reference.role === 'allOf' && reference.parent?.role === 'component';
}

/** Operations that reach a schema in some of the given directions, in document order. O(ancestors). */
export function operationsReaching(schema: SchemaNode, facets: FacetMask): readonly Operation[] {
  return [...operationsReachingAny([schema], facets)].sort((a, b) => orderOf(a) - orderOf(b));
}

/** Operations that reach at least one of the schemas, in no particular order: one pass for all, linear in the edges of the graph. */
export function operationsReachingAny(schemas: Iterable<SchemaNode>, facets: FacetMask): ReadonlySet<Operation> {
  const found = new Set<Operation>();
  /** What was asked of each node; of bases left by one of their kinds apart, because those that merely extend them do not lead on. */
  const asked = new Map<SchemaDraft, FacetMask>();
  const askedOfBases = new Map<SchemaDraft, FacetMask>();
  const pending: { node: SchemaDraft; wanted: FacetMask; isBase: boolean }[] = [];
  for (const schema of schemas) pending.push({ node: schema as SchemaDraft, wanted: facets, isBase: false });
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, wanted, isBase } = next;
    const seen = isBase ? askedOfBases : asked;
    const known = seen.get(node) ?? 0;
    const mask = allowed(node, wanted) & ~known;
    if (mask === 0) continue;
    seen.set(node, known | mask);
    for (const uses of node.seeds) for (const use of uses) if ((use.facets & mask) !== 0) found.add(use.operation);
    if (node.parent) pending.push({ node: node.parent, wanted: mask, isBase: false });
    for (const referrer of node.referrers) if (!isBase || !isExtension(referrer)) pending.push({ node: referrer, wanted: mask, isBase: false });
    for (const base of node.bases) pending.push({ node: base, wanted: mask, isBase: true });
  }
  return found;
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
