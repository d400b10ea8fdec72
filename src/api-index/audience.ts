import { audienceOf } from '../detectors/audience-word.ts';
import { arrayOr, isJsonObject, ownMember } from '../document/json-value.ts';
import type { Audience } from '../rules/rule.ts';
import type { JsonObject } from './api-index.ts';
import type { IndexDraft } from './draft.ts';

/** What an object says of its own audience by `x-internal`, `x-hidden`, `x-private`, `x-audience`, `x-visibility`. */
export function markedAudience(data: JsonObject): Audience | undefined {
  for (const flag of ['x-internal', 'x-hidden', 'x-excluded', 'x-private']) if (ownMember(data, flag) === true) return 'internal';
  return audienceOf(ownMember(data, 'x-audience') ?? ownMember(data, 'x-visibility'));
}

/** Operation, then path item, then audience tags (OpenAPI 3.2 §4.22), then `info`. */
export function readAudience(draft: IndexDraft, operation: JsonObject, pathItem: JsonObject): Audience | undefined {
  return markedAudience(operation) ?? markedAudience(pathItem) ?? audienceOfTags(draft, operation) ?? readOwnAudience(draft);
}

/** What `info` says of the readers of the whole description. */
export function readOwnAudience(draft: IndexDraft): Audience | undefined {
  const info = ownMember(draft.data, 'info');
  return isJsonObject(info) ? markedAudience(info) : undefined;
}

function audienceOfTags(draft: IndexDraft, operation: JsonObject): Audience | undefined {
  if (draft.version !== '3.2') return undefined;
  const byName = new Map(draft.tags.map((tag) => [tag.name, tag.data]));
  for (const name of arrayOr(ownMember(operation, 'tags'))) {
    const seen = new Set<unknown>();
    for (let current: unknown = name; typeof current === 'string' && !seen.has(current); ) {
      seen.add(current);
      const tag = byName.get(current);
      if (!tag) break;
      if (tag['kind'] === 'audience') return audienceOf(current);
      current = tag['parent'];
    }
  }
  return undefined;
}
