import { escapeToken, type OpenApiDocument, type Place } from '../document/document.ts';
import { isJsonObject, ownMember } from '../document/json-value.ts';

/** A schema that has a URI of its own. */
export interface IdentifiedSchema {
  readonly place: Place;
  readonly data: unknown;
  /** Base URI of the references inside. */
  readonly base: string;
}

/** Members whose keys are names that somebody chose, not keywords. */
const NAME_MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas', 'schemas']);
/** Members that hold data: an `$id` in there identifies nothing. */
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'const', 'enum', 'value', 'dataValue']);

/**
 * The schemas of a document that `$id`, `$anchor` or `$dynamicAnchor` identify (JSON Schema 2020-12 §8.2), by absolute URI; the first wins.
 * One pass over the whole document, only for those that can have any.
 */
export function findIdentifiers(document: OpenApiDocument, documentBase: string): ReadonlyMap<string, IdentifiedSchema> {
  const found = new Map<string, IdentifiedSchema>();
  if (!/\$(?:id|anchor|dynamicAnchor)["'\s:]/.test(document.text)) return found;
  // YAML aliases are shared objects: each is visited once.
  const visited = new Set<object>();
  visit(document.data, '', documentBase, false);
  return found;

  function visit(value: unknown, pointer: string, outerBase: string, isNameMap: boolean): void {
    if (typeof value !== 'object' || value === null || visited.has(value)) return;
    visited.add(value);
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) visit(value[i], `${pointer}/${i}`, outerBase, false);
      return;
    }
    if (!isJsonObject(value)) return;
    const base = isNameMap ? outerBase : (schemaBase(value, outerBase) ?? outerBase);
    if (!isNameMap) identify(value, { document, pointer }, base, outerBase);
    for (const key of Object.keys(value)) {
      if (isNameMap || !DATA.has(key)) visit(value[key], `${pointer}/${escapeToken(key)}`, base, !isNameMap && NAME_MAPS.has(key));
    }
  }

  function identify(data: Readonly<Record<string, unknown>>, place: Place, base: string, outerBase: string): void {
    const schema: IdentifiedSchema = { place, data, base };
    if (base !== outerBase && !found.has(base)) found.set(base, schema);
    for (const key of ['$anchor', '$dynamicAnchor']) {
      const anchor = ownMember(data, key);
      const uri = typeof anchor === 'string' ? `${base}#${anchor}` : '';
      if (uri !== '' && !found.has(uri)) found.set(uri, schema);
    }
  }
}

/** The base URI that a schema's `$id` sets for what stands in it, without fragment; undefined when it has none. */
export function schemaBase(schema: Readonly<Record<string, unknown>>, outerBase: string): string | undefined {
  const id = ownMember(schema, '$id');
  return typeof id === 'string' && !id.startsWith('#') ? absoluteUri(id, outerBase)?.replace(/#.*$/s, '') : undefined;
}

/** The absolute URI of a reference (RFC 3986 §5); undefined when the text is no URI reference. */
export function absoluteUri(text: string, base: string): string | undefined {
  try {
    return new URL(text, base).href;
  } catch {
    return undefined;
  }
}
