import { lastToken } from '../document/document.ts';
import { isJsonObject, ownMember } from '../document/json-value.ts';
import type { IndexDraft, NodeByKind, ReferenceDraft } from './draft.ts';
import { appended } from './growing-list.ts';
import { walkSchema } from './schema-walk.ts';
import type { Kind } from './shapes.ts';
import { rootContext, walkObject } from './walk.ts';

/** Longest chain of references that is followed; longer ones are loops in all but name. */
const MAX_CHAIN = 64;

/** Resolves every reference and walks what lies behind it, until nothing new turns up. Afterwards each has its final status. */
export function followReferences(draft: IndexDraft): void {
  let retriable: ReferenceDraft[] = [];
  for (let i = 0; i < draft.references.length; i++) {
    const reference = draft.references[i];
    if (reference && !follow(draft, reference)) retriable.push(reference);
    if (i === draft.references.length - 1 && retriable.length > 0) {
      // Anchors and embedded identifiers may have become known by what was walked since.
      const pending = retriable;
      retriable = [];
      for (const late of pending) follow(draft, late);
    }
  }
  for (const reference of draft.references) if (reference.field === '$ref' && isLoop(draft, reference)) reference.status = 'loop';
  linkSchemas(draft);
}

function follow(draft: IndexDraft, reference: ReferenceDraft): boolean {
  if (reference.field === 'externalValue') {
    // Examples in other files are named, never read.
    reference.status = /^https?:/i.test(draft.resolver.absolute(reference.text, reference.base) ?? '') ? 'remote' : 'resolved';
    return true;
  }
  const resolution = draft.resolver.resolve(reference.text, reference.base, reference.document);
  reference.status = resolution.status;
  reference.reason = resolution.reason;
  if (resolution.status !== 'resolved' || !resolution.target) return false;
  reference.target = resolution.target;
  reference.targetData = resolution.data;
  if (reference.kind === 'schema' && isJsonObject(resolution.data) && draft.nodes.schema.has(resolution.data)) return true;
  const { document, pointer } = resolution.target;
  const context = { ...rootContext(draft, document), base: resolution.base ?? draft.resolver.baseOf(document) };
  if (reference.kind === 'schema') walkSchema(draft, resolution.data, pointer, context, { role: 'component', parent: undefined, name: lastToken(pointer) });
  else walkObject(draft, reference.kind as Kind, resolution.data, pointer, { ...context, name: nameOfTarget(reference) });
  return true;
}

/** A header keeps the name under which it is used; everything else has its own or none. */
function nameOfTarget(reference: ReferenceDraft): string {
  return reference.kind === 'header' ? lastToken(reference.pointer.slice(0, reference.pointer.lastIndexOf('/'))) : '';
}

function isLoop(draft: IndexDraft, reference: ReferenceDraft): boolean {
  let data = reference.targetData;
  for (let step = 0; step < MAX_CHAIN; step++) {
    if (data === reference.holder) return !hasSiblings(reference);
    const next = isJsonObject(data) ? draft.referenceByHolder.get(data) : undefined;
    if (!next || hasSiblings(next)) return false;
    data = next.targetData;
  }
  return true;
}

function hasSiblings(reference: ReferenceDraft): boolean {
  return Object.keys(reference.holder).length > 1;
}

/** The object behind a chain of references; undefined when the chain breaks. */
export function dereference(draft: IndexDraft, data: unknown): unknown {
  let current = data;
  for (let step = 0; step < MAX_CHAIN; step++) {
    const reference = isJsonObject(current) ? draft.referenceByHolder.get(current) : undefined;
    if (!reference) return current;
    current = reference.targetData;
  }
  return undefined;
}

/** The node behind a value that is an object of that kind or a reference to one. */
export function nodeOf<K extends keyof NodeByKind>(draft: IndexDraft, kind: K, data: unknown): NodeByKind[K] | undefined {
  const target = kind === 'schema' ? data : dereference(draft, data);
  return isJsonObject(target) ? draft.nodes[kind].get(target) : undefined;
}

function linkSchemas(draft: IndexDraft): void {
  for (const reference of draft.references) {
    if (reference.kind !== 'schema' || !isJsonObject(reference.targetData)) continue;
    const target = draft.nodes.schema.get(reference.targetData);
    if (!target) continue;
    const source = draft.nodes.schema.get(reference.holder);
    if (reference.field === 'mapping') linkMapping(draft, reference, target);
    else if (source && source !== target) {
      source.target = target;
      target.referrers = appended(target.referrers, source);
    }
  }
  linkDerived(draft);
}

type SchemaDraft = NodeByKind['schema'];

/** The schema that holds a discriminator leads to what its mapping names. */
function linkMapping(draft: IndexDraft, reference: ReferenceDraft, target: SchemaDraft): void {
  const holder = reference.pointer.slice(0, reference.pointer.lastIndexOf('/discriminator/'));
  const base = draft.discriminatorBases.get(`${reference.document.uri}#${holder}`);
  if (base) addDerived(base, target);
}

/**
 * A discriminator base stands for every named schema that holds it in `allOf` (OpenAPI 3.0.4 §4.7.25). A property that wraps the base in `allOf`,
 * to say something beside its `$ref`, is no kind of it.
 */
function linkDerived(draft: IndexDraft): void {
  for (const node of draft.nodes.schema.values()) {
    const base = node.role === 'allOf' ? node.target : undefined;
    if (base && node.parent?.role === 'component' && ownMember(base.data, 'discriminator') !== undefined) addDerived(base, node.parent);
  }
}

function addDerived(base: SchemaDraft, derived: SchemaDraft): void {
  base.derived = appended(base.derived, derived);
  derived.bases = appended(derived.bases, base);
}
