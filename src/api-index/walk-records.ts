import { childPlace, type OpenApiDocument, type Place } from '../document/document.ts';
import { ownMember, stringOr } from '../document/json-value.ts';
import type { JsonObject, Reference } from './api-index.ts';
import type { IndexDraft, ReferenceDraft } from './draft.ts';
import type { Kind } from './shapes.ts';
import type { TextContext } from './text-collector.ts';

/** What an object inherits from the place where it stands. */
export interface WalkContext {
  readonly document: OpenApiDocument;
  /** Base URI of references. */
  readonly base: string;
  readonly texts: TextContext;
  /** Name of the value that examples and defaults below are samples of. */
  readonly name: string;
}

export const NO_TEXT_CONTEXT: TextContext = { owner: undefined };
/** Written by collections of descriptions about themselves; nothing the API says. */
const COLLECTION_EXTENSION = /^x-(?:origin|providerName|logo|apisguru|preferred|unofficialSpec)/i;
const CODE_EXTENSION = /^x-(?:code-?samples|readme)$/i;
const EXAMPLE_EXTENSION = /^x-examples?$/i;

export function newReference(place: Place, field: Reference['field'], text: string, kind: string, holder: JsonObject, base: string): ReferenceDraft {
  const { document, pointer } = place;
  return { document, pointer, field, text, kind, holder, status: 'unresolved', reason: '', target: undefined, base, map: undefined, targetData: undefined };
}

/** Records a reference and reads the text that may stand beside it. */
export function addReference(
  draft: IndexDraft,
  kind: Kind,
  data: JsonObject,
  pointer: string,
  context: WalkContext,
  field: '$ref' | '$dynamicRef' = '$ref',
): void {
  const text = data[field];
  if (typeof text !== 'string' || draft.referenceByHolder.has(data)) return;
  const reference = newReference({ document: context.document, pointer: `${pointer}/${field}` }, field, text, kind, data, context.base);
  draft.references.push(reference);
  draft.referenceByHolder.set(data, reference);
  if (kind === 'schema' || kind === 'pathItem') return;
  for (const key of ['summary', 'description']) {
    draft.texts.add('prose', key, stringOr(ownMember(data, key)), context.document, pointer, key, NO_TEXT_CONTEXT);
  }
}

/** Records the reference of a whole map of objects: all paths or all schemas that are kept in another file. */
export function addMapReference(draft: IndexDraft, kind: Kind, data: JsonObject, pointer: string, context: WalkContext, hasExtensions: boolean): void {
  if (draft.referenceByHolder.has(data)) return;
  const place = childPlace({ document: context.document, pointer }, '$ref');
  const reference: ReferenceDraft = {
    ...newReference(place, '$ref', stringOr(data['$ref']), kind, data, context.base),
    map: hasExtensions ? 'patterned' : 'plain',
  };
  draft.references.push(reference);
  draft.referenceByHolder.set(data, reference);
}

/** Records an `x-` member and every string below it. */
export function addExtension(draft: IndexDraft, owner: string, key: string, value: unknown, pointer: string, context: WalkContext): void {
  if (COLLECTION_EXTENSION.test(key)) return;
  draft.extensions.push({ ...childPlace({ document: context.document, pointer }, key), name: key, value, owner });
  const kind = EXAMPLE_EXTENSION.test(key) ? 'example' : CODE_EXTENSION.test(key) ? 'code' : 'extension';
  draft.texts.addValue(kind, kind === 'example' ? context.name : key, value, context.document, pointer, key, context.texts);
}
