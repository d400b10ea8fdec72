import { childPlace } from '../document/document.ts';
import { arrayOr, ownMember } from '../document/json-value.ts';
import type { Operation, PathItem, RepeatedParameter } from './api-index.ts';
import { type IndexDraft, parameterKey } from './draft.ts';
import { nodeOf } from './follow-references.ts';

/** Entries of one `parameters` list with the name and location of an earlier one; what an operation overrides of its path item is no repetition. */
export function findRepeatedParameters(draft: IndexDraft, pathItems: readonly PathItem[], operations: readonly Operation[]): readonly RepeatedParameter[] {
  const found: RepeatedParameter[] = [];
  for (const holder of [...pathItems, ...operations]) {
    const seen = new Map<string, number>();
    for (const [i, value] of arrayOr(ownMember(holder.data, 'parameters')).entries()) {
      const parameter = nodeOf(draft, 'parameter', value);
      if (!parameter) continue;
      const key = parameterKey(parameter.in, parameter.name);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, i);
      else found.push({ ...childPlace(holder, 'parameters', i), parameter, first: childPlace(holder, 'parameters', first), holder });
    }
  }
  return found;
}
