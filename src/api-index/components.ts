import { escapeToken, type Place } from '../document/document.ts';
import { getOrCreate } from '../document/get-or-create.ts';
import { isJsonObject, ownMember } from '../document/json-value.ts';
import type { Component } from './api-index.ts';
import type { IndexDraft } from './draft.ts';

/** Maps of components by the tokens of their place. Security schemes are used by name, not by reference. */
const MAPS_2 = [['definitions'], ['parameters'], ['responses']];
const KINDS_3 = ['schemas', 'responses', 'parameters', 'examples', 'requestBodies', 'headers', 'links', 'callbacks', 'pathItems', 'mediaTypes'];
/** What documentation markup, examples and extensions call a component by. */
const MENTION = /#\/(?:components\/[A-Za-z]{1,20}|definitions|parameters|responses)\/[^\s"'`<>()[\]{}|\\]{1,200}/g;

/** The root document's components; whether anything outside leads to them is found in one pass over all references. */
export function readComponents(draft: IndexDraft): readonly Component[] {
  const byPointer = new Map<string, Component & { isReached: boolean }>();
  for (const tokens of draft.version === '2.0' ? MAPS_2 : KINDS_3.map((kind) => ['components', kind])) {
    const map = tokens.reduce<unknown>((value, token) => (isJsonObject(value) ? ownMember(value, token) : undefined), draft.data);
    for (const name of isJsonObject(map) ? Object.keys(map) : []) {
      if (name.startsWith('x-')) continue;
      const pointer = `/${tokens.join('/')}/${escapeToken(name)}`;
      byPointer.set(pointer, { document: draft.root, pointer, kind: tokens.at(-1) ?? '', name, isReached: false });
    }
  }
  markReached(draft, byPointer);
  return [...byPointer.values()];
}

function markReached(draft: IndexDraft, byPointer: ReadonlyMap<string, Component & { isReached: boolean }>): void {
  const depth = draft.version === '2.0' ? 2 : 3;
  const componentAt = (place: Place): string | undefined => {
    if (place.document !== draft.root) return undefined;
    const pointer = cut(place.pointer, depth);
    return byPointer.has(pointer) ? pointer : undefined;
  };
  const leadsTo = new Map<string, Set<string>>();
  const pending: string[] = [];
  const connect = (from: Place, to: Place): void => {
    const target = componentAt(to);
    const source = componentAt(from);
    if (target === undefined) return;
    if (source === undefined) pending.push(target);
    else if (source !== target) getOrCreate(leadsTo, source, () => new Set<string>()).add(target);
  };
  for (const reference of draft.references) if (reference.target) connect(reference, reference.target);
  for (const node of draft.nodes.schema.values()) for (const derived of node.derived) connect(node, derived);
  pending.push(...mentioned(draft, byPointer));
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    const component = byPointer.get(pointer);
    if (!component || component.isReached) continue;
    component.isReached = true;
    pending.push(...(leadsTo.get(pointer) ?? []));
  }
}

function mentioned(draft: IndexDraft, byPointer: ReadonlyMap<string, unknown>): readonly string[] {
  const found: string[] = [];
  for (const { value, source } of draft.texts.texts) {
    const text = source ?? value;
    if (!text.includes('#/')) continue;
    for (const [mention] of text.matchAll(MENTION)) {
      const pointer = mention.slice(1);
      if (byPointer.has(pointer)) found.push(pointer);
      else found.push(pointer.replace(/[.,;:!?]$/, ''));
    }
  }
  return found;
}

/** The first tokens of a pointer, as they stand. */
function cut(pointer: string, depth: number): string {
  let end = 0;
  for (let token = 0; token < depth && end >= 0; token++) end = pointer.indexOf('/', end + 1);
  return end < 0 ? pointer : pointer.slice(0, end);
}
