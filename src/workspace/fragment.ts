import { isJsonObject } from '../document/json-value.ts';

const VERSION_KEYS = ['openapi', 'swagger'];
/** What parts of descriptions begin with: path items, operations, components, schemas. */
const PART_KEYS = ['paths', 'components', 'schemas', 'definitions', 'parameters', 'responses', 'properties', 'type', 'allOf', 'oneOf', '$ref'].concat([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
]);

/**
 * Whether a mapping without a version is nobody's mistake: a part of a description, or whatever a hook passes along with descriptions
 * (`isAmongDescriptions`). A version that can't be read is one.
 */
export function isUnclaimed(data: unknown, isAmongDescriptions: boolean): boolean {
  if (!isJsonObject(data) || VERSION_KEYS.some((key) => Object.hasOwn(data, key))) return false;
  return isAmongDescriptions || PART_KEYS.some((key) => Object.hasOwn(data, key));
}
