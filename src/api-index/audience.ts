import { arrayOr, isJsonObject, ownMember } from '../document/json-value.ts';
import type { Audience } from '../rules/rule.ts';
import type { JsonObject } from './api-index.ts';
import type { IndexDraft } from './draft.ts';

const AUDIENCE_WORDS: Readonly<Record<string, Audience>> = {
  public: 'public', external: 'public', 'external-public': 'public', partner: 'partner', 'external-partner': 'partner',
  internal: 'internal', private: 'internal', hidden: 'internal', company: 'internal', 'company-internal': 'internal', 'component-internal': 'internal',
  'business-unit-internal': 'internal',
};

/** Audience named by a word of `x-audience`, `x-visibility` or an audience tag; unknown words count as public, the careful reading. */
export function audienceOf(word: unknown): Audience | undefined {
  if (typeof word !== 'string') return undefined;
  return AUDIENCE_WORDS[word.trim().toLowerCase()] ?? 'public';
}

/** What an object says of its own audience by `x-internal`, `x-hidden`, `x-private`, `x-audience`, `x-visibility`. */
export function markedAudience(data: JsonObject): Audience | undefined {
  for (const flag of ['x-internal', 'x-hidden', 'x-excluded', 'x-private']) if (ownMember(data, flag) === true) return 'internal';
  return audienceOf(ownMember(data, 'x-audience') ?? ownMember(data, 'x-visibility'));
}

/** Operation, then path item, then audience tags (OpenAPI 3.2 §4.22), then `info`. */
export function readAudience(draft: IndexDraft, operation: JsonObject, pathItem: JsonObject): Audience | undefined {
  const info = ownMember(draft.data, 'info');
  return markedAudience(operation) ?? markedAudience(pathItem) ?? audienceOfTags(draft, operation) ?? (isJsonObject(info) ? markedAudience(info) : undefined);
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
