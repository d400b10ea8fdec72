import { parseApiUrl } from '../detectors/host.ts';
import { sha256 } from '../detectors/sha256.ts';
import { type Place, pointerTokens } from '../document/document.ts';
import { isJsonObject } from '../document/json-value.ts';

/**
 * Identity of a finding: 16 hex digits over rule, semantic pointer and evidence. Survives reformatting, reordering of arrays and line moves.
 * `evidenceKey` must hold no secret.
 */
export function fingerprint(ruleId: string, place: Place, evidenceKey: string, occurrence: number): string {
  return sha256(`${ruleId}\n${semanticPointer(place)}\n${evidenceKey}${occurrence === 0 ? '' : `\n${occurrence}`}`).slice(0, 16);
}

/** The pointer with array indexes replaced by what the element is: a parameter's name and place, a server's URL, a tag's name. */
export function semanticPointer(place: Place): string {
  let value: unknown = place.document.data;
  let result = '';
  for (const token of pointerTokens(place.pointer)) {
    const next = isJsonObject(value) || Array.isArray(value) ? (value as Record<string, unknown>)[token] : undefined;
    result += `/${Array.isArray(value) ? identify(next, token) : token}`;
    value = next;
  }
  return result;
}

function identify(element: unknown, index: string): string {
  if (!isJsonObject(element)) return index;
  const { name, in: location, url, $ref: reference } = element;
  if (typeof reference === 'string') return reference;
  if (typeof name === 'string') return typeof location === 'string' ? `${location}:${name}` : name;
  if (typeof url === 'string') return parseApiUrl(url).displayUrl;
  const keys = Object.keys(element);
  // Security requirements are known by the schemes they name.
  return keys.length <= 3 && keys.every((key) => Array.isArray(element[key])) ? keys.join('+') : index;
}
