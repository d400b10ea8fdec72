import type { PropertyFacts } from '../detectors/sensitive-name.ts';
import { arrayOr, stringOr } from '../document/json-value.ts';
import { Facet, type JsonObject, type SchemaNode } from './api-index.ts';
import { mergedMembers, valueType } from './merged-schema.ts';

/** Names of envelopes, which say nothing about what they hold. */
const ENVELOPES: ReadonlySet<string> = new Set([
  'data',
  'attributes',
  'result',
  'results',
  'response',
  'payload',
  'item',
  'items',
  'body',
  'content',
  'properties',
]);
/** Envelopes within envelopes are at most this many. */
const MAX_ENVELOPES = 4;

/** What the schema of a property says beside its name. Read only when asked for: most names decide alone. */
export function propertyFacts(property: SchemaNode, hasEffectiveSiblings: boolean): PropertyFacts {
  let known: JsonObject | undefined;
  const members = (): JsonObject => (known ??= mergedMembers(property, hasEffectiveSiblings));
  return {
    name: property.name,
    get type() {
      return valueType(property, hasEffectiveSiblings) || undefined;
    },
    get parentName() {
      return holderName(property);
    },
    get isWriteOnly() {
      return members()['writeOnly'] === true;
    },
    get hasEnum() {
      return arrayOr(members()['enum']).length > 0;
    },
    get description() {
      return `${stringOr(members()['description'])}\n${stringOr(members()['title'])}`;
    },
    isInErrorSchema: (property.facets & Facet.error) !== 0,
  };
}

/** Name of the object that has the property; of the object around it when that is a mere envelope. */
function holderName(property: SchemaNode): string {
  let holder = property.parent;
  for (let step = 0; step < MAX_ENVELOPES && holder && ENVELOPES.has(holder.name.toLowerCase()); step++) {
    const envelope = holder.name;
    while (holder && holder.name === envelope) holder = holder.parent;
  }
  return holder?.name ?? property.parent?.name ?? '';
}
