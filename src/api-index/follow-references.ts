import { escapeToken, lastToken, type Place } from '../document/document.ts';
import { isJsonObject, ownMember } from '../document/json-value.ts';
import type { IndexDraft, NodeByKind, ReferenceDraft } from './draft.ts';
import { appended } from './growing-list.ts';
import { absoluteUri } from './identifiers.ts';
import type { Resolution } from './references.ts';
import { walkSchema } from './schema-walk.ts';
import type { Kind } from './shapes.ts';
import { rootContext, walkMap, walkObject } from './walk.ts';

/** Longest chain of references that is followed; longer ones are loops in all but name. */
const MAX_CHAIN = 64;

/** Resolves every reference and walks what lies behind it, until nothing new turns up. Afterwards each has its final status. */
export function followReferences(draft: IndexDraft): void {
  // The list grows while what lies behind its references is walked.
  for (const reference of draft.references) follow(draft, reference);
  for (const reference of draft.references) if (reference.field === '$ref' && isLoop(draft, reference)) reference.status = 'loop';
  linkSchemas(draft);
}

function follow(draft: IndexDraft, reference: ReferenceDraft): void {
  if (reference.field === 'externalValue') {
    // Examples in other files are named, never read.
    reference.status = /^https?:/i.test(absoluteUri(reference.text, reference.base) ?? '') ? 'remote' : 'resolved';
    return;
  }
  const resolution =
    reference.field === 'mapping' ? resolveMapping(draft, reference) : draft.resolver.resolve(reference.text, reference.base, reference.document);
  reference.status = resolution.status;
  reference.reason = resolution.reason;
  if (resolution.status !== 'resolved' || !resolution.target) return;
  reference.target = resolution.target;
  reference.targetData = resolution.data;
  walkTarget(draft, reference, resolution.data, resolution.target, resolution.base);
}

/** A discriminator maps to the name of a schema or to a reference; what can be both is a name (OpenAPI 3.1.2 §4.8.25.3). */
function resolveMapping(draft: IndexDraft, { text, base, document }: ReferenceDraft): Resolution {
  const { resolver, root } = draft;
  if (!/[/#]/.test(text)) {
    const pointer = `#/components/schemas/${escapeToken(text)}`;
    for (const holder of new Set([root, document])) {
      const named = resolver.resolve(pointer, resolver.baseOf(holder), holder);
      if (named.status === 'resolved') return named;
    }
  }
  return resolver.resolve(text, base, document);
}

function walkTarget(draft: IndexDraft, reference: ReferenceDraft, data: unknown, { document, pointer }: Place, base: string | undefined): void {
  const context = { ...rootContext(draft, document), base: base ?? draft.resolver.baseOf(document) };
  if (reference.map !== undefined) walkMap(draft, reference.kind as Kind, data, pointer, context, reference.map === 'patterned');
  else if (reference.kind !== 'schema') walkObject(draft, reference.kind as Kind, data, pointer, { ...context, name: nameOfTarget(reference) });
  else if (!isJsonObject(data) || !draft.nodes.schema.has(data)) {
    walkSchema(draft, data, pointer, context, { role: 'component', parent: undefined, name: lastToken(pointer) });
  }
}

/** A header keeps the name under which it is used; everything else has its own or none. */
function nameOfTarget(reference: ReferenceDraft): string {
  return reference.kind === 'header' ? lastToken(reference.pointer.slice(0, reference.pointer.lastIndexOf('/'))) : '';
}

/** Whether a reference leads back to itself. One that only leads into such a loop is not at fault. */
function isLoop(draft: IndexDraft, reference: ReferenceDraft): boolean {
  let data = reference.targetData;
  for (let step = 0; step < MAX_CHAIN; step++) {
    if (data === reference.holder) return true;
    const next = referenceIn(draft, data);
    if (next?.field !== '$ref') return false;
    data = next.targetData;
  }
  return false;
}

function referenceIn(draft: IndexDraft, data: unknown): ReferenceDraft | undefined {
  return isJsonObject(data) ? draft.referenceByHolder.get(data) : undefined;
}

/** The object behind a chain of references; undefined when the chain breaks. */
export function dereference(draft: IndexDraft, data: unknown): unknown {
  return located(draft, data, { document: draft.root, pointer: '' }).data;
}

/** The same with its place, which is the given one for a value that is no reference. */
export function located(draft: IndexDraft, data: unknown, place: Place): { readonly data: unknown; readonly place: Place } {
  let current = { data, place };
  for (let step = 0; step < MAX_CHAIN; step++) {
    const reference = referenceIn(draft, current.data);
    if (!reference) return current;
    current = { data: reference.targetData, place: reference.target ?? current.place };
  }
  return { data: undefined, place };
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
