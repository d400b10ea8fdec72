import { below, childPlace, escapeToken, type OpenApiDocument } from '../document/document.ts';
import { arrayOr, isJsonObject, ownMember, stringOr } from '../document/json-value.ts';
import { Facet, type JsonObject } from './api-index.ts';
import { type IndexDraft, parameterKey } from './draft.ts';
import { walkSchema } from './schema-walk.ts';
import type { Field, Kind } from './shapes.ts';
import type { TextContext } from './text-collector.ts';
import { addExtension, addMapReference, addReference, NO_TEXT_CONTEXT, newReference, type WalkContext } from './walk-records.ts';

/** Parameters of operations are sent by callers, wherever they are defined. */
const REQUEST_OWNER = { facets: Facet.request };
/** Until the schema is known. */
const NO_SHAPE: JsonObject = {};
export function rootContext(draft: IndexDraft, document: OpenApiDocument): WalkContext {
  return { document, base: draft.resolver.baseOf(document), texts: NO_TEXT_CONTEXT, name: '' };
}

/** Walks one object of a known kind and everything below it, once. Behind references it goes later (`followReferences`). */
export function walkObject(draft: IndexDraft, kind: Kind, data: unknown, pointer: string, context: WalkContext): void {
  if (kind === 'schema') {
    walkSchema(draft, data, pointer, context, { role: 'root', parent: undefined, name: context.name });
    return;
  }
  if (!isJsonObject(data)) return;
  // Tools follow a `$ref` wherever an object may stand, so what is kept in other files is read whether or not the specification foresees one here.
  if (kind !== 'root' && typeof ownMember(data, '$ref') === 'string') {
    addReference(draft, kind, data, pointer, context);
    if (kind !== 'pathItem') return;
  }
  const inner = enter(draft, kind, data, pointer, context);
  if (!inner) return;
  if (kind === 'callback') walkMap(draft, 'pathItem', data, pointer, inner, true);
  else walkMembers(draft, kind, data, pointer, inner);
}

function walkMembers(draft: IndexDraft, kind: Exclude<Kind, 'schema'>, data: JsonObject, pointer: string, context: WalkContext): void {
  const shape = draft.shapes[kind];
  for (const key of Object.keys(data)) {
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (field) walkField(draft, field, key, data[key], pointer, context);
    else if (key.startsWith('x-')) addExtension(draft, kind, key, data[key], pointer, context);
    else draft.unknownMembers.push({ ...childPlace({ document: context.document, pointer }, key), name: key, value: data[key], owner: kind });
  }
}

function walkField(draft: IndexDraft, field: Field, key: string, value: unknown, pointer: string, context: WalkContext): void {
  const { document, texts } = context;
  switch (field.read) {
    case 'skip':
      return;
    case 'prose':
    case 'url':
      if (typeof value === 'string') draft.texts.add(field.read, key, value, document, pointer, key, texts);
      return;
    case 'example':
    case 'effective':
      draft.texts.addValue(field.read, context.name, value, document, pointer, key, texts);
      return;
    case 'enum':
      draft.texts.addValue(arrayOr(value).length === 1 ? 'effective' : 'enum', context.name, value, document, pointer, key, texts);
      return;
    case 'examples':
      if (Array.isArray(value)) draft.texts.addValue('example', context.name, value, document, pointer, key, texts);
      else walkMap(draft, 'example', value, `${pointer}/${key}`, context, false);
      return;
    case 'mediaTypeExamples':
      if (!isJsonObject(value)) return;
      for (const type of Object.keys(value)) draft.texts.addValue('example', '', value[type], document, `${pointer}/${key}`, type, texts);
      return;
    case 'scopes':
      if (!isJsonObject(value)) return;
      for (const scope of Object.keys(value)) {
        const text = value[scope];
        if (typeof text === 'string' && !scope.startsWith('x-')) draft.texts.add('prose', scope, text, document, `${pointer}/${key}`, scope, texts);
      }
      return;
    case 'one':
      walkObject(draft, field.kind, value, below(pointer, `/${escapeToken(key)}`), context);
      return;
    case 'list':
      arrayOr(value).forEach((item, i) => {
        walkObject(draft, field.kind, item, below(pointer, `/${key}/${i}`), context);
      });
      return;
    case 'map':
    case 'patterned':
      walkMap(draft, field.kind, value, below(pointer, `/${escapeToken(key)}`), context, field.read === 'patterned');
  }
}

/** Walks the objects of a map by name. A map that is kept elsewhere as a whole has a `$ref` of its own. */
export function walkMap(draft: IndexDraft, kind: Kind, map: unknown, pointer: string, context: WalkContext, hasExtensions: boolean): void {
  if (!isJsonObject(map)) return;
  if (typeof ownMember(map, '$ref') === 'string') {
    addMapReference(draft, kind, map, pointer, context, hasExtensions);
    return;
  }
  for (const key of Object.keys(map)) {
    if (hasExtensions && key.startsWith('x-')) addExtension(draft, kind, key, map[key], pointer, context);
    else walkEntry(draft, kind, key, map[key], below(pointer, `/${escapeToken(key)}`), context);
  }
}

function walkEntry(draft: IndexDraft, kind: Kind, key: string, value: unknown, pointer: string, context: WalkContext): void {
  if (kind === 'schema') walkSchema(draft, value, pointer, context, { role: 'component', parent: undefined, name: key });
  else if (kind === 'mediaType' || kind === 'header' || kind === 'serverVariable')
    walkObject(draft, kind, value, pointer, contextFor(context, nameBelow(kind, key, context.name), context.texts));
  else walkObject(draft, kind, value, pointer, context);
}

/** A body has no name of its own; a parameter's content keeps the parameter's. */
function nameBelow(kind: Kind, key: string, outer: string): string {
  return kind === 'mediaType' ? outer : key;
}

/** The context of another value. Written out, because spreading costs a multiple, and it is made for every object. */
function contextFor({ document, base }: WalkContext, name: string, texts: TextContext): WalkContext {
  return { document, base, texts, name };
}

/** Makes the node of an object. Returns the context of its members, or undefined when it was walked already. */
function enter(draft: IndexDraft, kind: Exclude<Kind, 'schema'>, data: JsonObject, pointer: string, context: WalkContext): WalkContext | undefined {
  const { document } = context;
  switch (kind) {
    case 'parameter':
      return enterParameter(draft, data, pointer, context);
    case 'header':
      return enterHeader(draft, data, pointer, context);
    case 'mediaType': {
      if (draft.nodes.mediaType.has(data)) return undefined;
      const type = pointer
        .slice(pointer.lastIndexOf('/') + 1)
        .replaceAll('~1', '/')
        .replaceAll('~0', '~');
      const node = { document, pointer, data, type, facets: 0, schema: undefined, shape: NO_SHAPE };
      draft.nodes.mediaType.set(data, node);
      return context.texts.owner ? context : contextFor(context, context.name, { ...context.texts, owner: node });
    }
    case 'requestBody':
      if (draft.nodes.requestBody.has(data)) return undefined;
      draft.nodes.requestBody.set(data, { document, pointer, data, content: [], operations: [], uses: [] });
      return contextFor(context, '', { owner: undefined, in: 'body' });
    case 'response': {
      if (draft.nodes.response.has(data)) return undefined;
      const node = { document, pointer, data, schema: undefined, headers: [], content: [], facets: 0, operations: [], uses: [] };
      draft.nodes.response.set(data, node);
      return contextFor(context, '', { owner: node, in: 'body' });
    }
    case 'pathItem':
      return enterOnce(draft, data, contextFor(context, '', NO_TEXT_CONTEXT));
    case 'server':
      draft.texts.add('prose', 'name', stringOr(ownMember(data, 'name')), document, pointer, 'name', NO_TEXT_CONTEXT);
      return enterOnce(draft, data, context);
    case 'tag':
      draft.tags.push({ document, pointer, name: stringOr(ownMember(data, 'name')), data });
      return enterOnce(draft, data, context);
    case 'example':
      if (typeof data['externalValue'] === 'string') {
        draft.references.push(
          newReference(childPlace({ document, pointer }, 'externalValue'), 'externalValue', data['externalValue'], kind, data, context.base),
        );
      }
      return enterOnce(draft, data, context);
    case 'operation':
      return enterOnce(draft, data, contextFor(context, '', NO_TEXT_CONTEXT));
    default:
      return enterOnce(draft, data, context);
  }
}

function enterOnce(draft: IndexDraft, data: object, context: WalkContext): WalkContext | undefined {
  if (draft.walked.has(data)) return undefined;
  draft.walked.add(data);
  return context;
}

function enterParameter(draft: IndexDraft, data: JsonObject, pointer: string, context: WalkContext): WalkContext | undefined {
  if (draft.nodes.parameter.has(data)) return undefined;
  const name = stringOr(ownMember(data, 'name'));
  const location = stringOr(ownMember(data, 'in'));
  draft.nodes.parameter.set(data, {
    document: context.document,
    pointer,
    data,
    name,
    in: location,
    isRequired: ownMember(data, 'required') === true,
    schema: undefined,
    shape: NO_SHAPE,
    content: [],
    operations: [],
    uses: [],
    boundScheme: undefined,
    querystringOf: undefined,
  });
  const isSchemeBound = draft.apiKeyParameters.has(parameterKey(location, name));
  const textLocation = location === 'query' || location === 'header' || location === 'path' || location === 'cookie' ? location : 'body';
  const format = stringOr(ownMember(data, 'format')) || undefined;
  return contextFor(context, location === 'body' ? '' : name, { owner: REQUEST_OWNER, in: textLocation, isSchemeBound, format });
}

function enterHeader(draft: IndexDraft, data: JsonObject, pointer: string, context: WalkContext): WalkContext | undefined {
  if (draft.nodes.header.has(data)) return undefined;
  const node = { document: context.document, pointer, data, name: context.name, schema: undefined, shape: NO_SHAPE, facets: 0, operations: [] };
  draft.nodes.header.set(data, node);
  return contextFor(context, context.name, { owner: node, in: 'response-header' });
}
