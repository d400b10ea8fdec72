import { escapeToken } from './document.ts';
import { isJsonObject } from './json-value.ts';
import { flagMerge } from './position-tape.ts';
import type { Frame, Mapping, TreeBuilder } from './tree-state.ts';

/** Pointers of duplicate keys grow with the depth; nobody reads more than these. */
const MAX_DUPLICATE_KEYS = 10_000;

/** Puts a value where it belongs: at the root, behind the last item, or under the key read last. */
export function attach(builder: TreeBuilder, value: unknown): void {
  const frame = builder.frames[builder.frames.length - 1];
  if (frame === undefined) {
    builder.root = value;
    return;
  }
  if (!frame.isMapping) {
    (frame.value as unknown[]).push(value);
    return;
  }
  const key = frame.key as string;
  frame.key = undefined;
  if (frame.isMergeKey && isMergeable(value)) mergeInto(builder, frame, value);
  else setMember(builder, frame, key, value);
}

function setMember(builder: TreeBuilder, frame: Frame, key: string, value: unknown): void {
  const target = frame.value as Mapping;
  if (Object.hasOwn(target, key) && frame.merged?.delete(key) !== true) recordDuplicate(builder, frame, key);
  define(target, key, value);
}

function define(target: Mapping, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}

function recordDuplicate(builder: TreeBuilder, frame: Frame, key: string): void {
  if (builder.isDetached || builder.duplicateKeys.length >= MAX_DUPLICATE_KEYS) return;
  let pointer = '';
  for (const outer of builder.frames) {
    if (outer !== frame) pointer += `/${outer.isMapping ? escapeToken(outer.key as string) : (outer.value as unknown[]).length}`;
  }
  builder.duplicateKeys.push({ pointer: `${pointer}/${escapeToken(key)}`, start: frame.keyStart, end: frame.keyEnd });
}

function isMergeable(value: unknown): value is Mapping | Mapping[] {
  return Array.isArray(value) ? value.every(isJsonObject) : isJsonObject(value);
}

/** Copies what is not there yet: own members win over merged ones, earlier sources over later ones. */
function mergeInto(builder: TreeBuilder, frame: Frame, source: Mapping | Mapping[]): void {
  flagMerge(builder.tape.fields, frame.member);
  const target = frame.value as Mapping;
  frame.merged ??= new Set();
  for (const mapping of Array.isArray(source) ? source : [source]) {
    for (const key of Object.keys(mapping)) {
      if (Object.hasOwn(target, key)) continue;
      define(target, key, mapping[key]);
      frame.merged.add(key);
    }
  }
}
