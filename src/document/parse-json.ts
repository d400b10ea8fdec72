import type { DocumentProblem } from './document.ts';
import { countMembers, findDuplicateKeys } from './json-duplicates.ts';
import { buildJsonTape } from './json-tape.ts';
import type { Limits } from './limits.ts';
import { type ParsedText, unreadable } from './parsed-text.ts';
import type { PositionTape } from './position-tape.ts';
import { depthMessage, nodesMessage } from './tree-builder.ts';

/** `JSON.parse` needs some 40 bytes for every level that is open, so this many opening brackets can't hurt it. */
const HARMLESS_BRACKETS = 500_000;

/** Reads a text strictly as JSON; undefined when it is not. Positions are recorded on first use. */
export function parseJson(text: string, limits: Limits): ParsedText | undefined {
  if (hasManyBrackets(text)) {
    const offset = offsetBelowDepth(text, limits.maxDepth);
    if (offset !== -1) return tooDeep(offset, limits);
  }
  const data = parseStrictly(text);
  if (data === undefined) return undefined;
  const size = measure(data, limits);
  if (size.depth > limits.maxDepth) return tooDeep(offsetBelowDepth(text, limits.maxDepth), limits);
  if (size.nodes > limits.maxNodes) return tooLarge(nodesMessage(limits.maxNodes), 0);
  const duplicateKeys = (tape: PositionTape) => (countMembers(tape) === size.members ? [] : findDuplicateKeys(tape));
  return { format: 'json', data, problems: [], tape: () => buildJsonTape(text), duplicateKeys };
}

function parseStrictly(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function tooDeep(offset: number, limits: Limits): ParsedText {
  return tooLarge(depthMessage(limits.maxDepth), offset);
}

function tooLarge(message: string, start: number): ParsedText {
  const problem: DocumentProblem = { kind: 'limit-exceeded', message, start, end: start + 1 };
  return unreadable('json', [problem]);
}

function hasManyBrackets(text: string): boolean {
  if (text.length < HARMLESS_BRACKETS) return false;
  let left = HARMLESS_BRACKETS;
  for (const bracket of '[{') {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) if (--left === 0) return true;
  }
  return false;
}

/** The offset of the first bracket that opens a level below `maxDepth`, or -1. Strings are skipped. */
function offsetBelowDepth(text: string, maxDepth: number): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = endOfString(text, at);
    } else if (code === 123 || code === 91) {
      if (++depth > maxDepth) return at;
    } else if (code === 125 || code === 93) {
      depth--;
    }
  }
  return -1;
}

function endOfString(text: string, quote: number): number {
  let at = quote + 1;
  for (let code = text.charCodeAt(at); code !== 34 && at < text.length; code = text.charCodeAt(at)) at += code === 92 ? 2 : 1;
  return at;
}

interface Size {
  depth: number;
  nodes: number;
  members: number;
}

/** Walks the data level by level, without recursion; stops below the depth limit. Faster than looking at each character. */
function measure(data: unknown, limits: Limits): Size {
  const size: Size = { depth: 0, nodes: 1, members: 0 };
  let level: unknown[] = [data];
  while (level.length > 0 && size.depth <= limits.maxDepth) {
    const next: unknown[] = [];
    let isContainerLevel = false;
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      isContainerLevel = true;
      addContainer(size, value, next);
    }
    if (isContainerLevel) size.depth++;
    level = next;
  }
  return size;
}

function addContainer(size: Size, value: object, next: unknown[]): void {
  if (Array.isArray(value)) {
    size.nodes += value.length;
    for (const item of value) if (typeof item === 'object') next.push(item);
    return;
  }
  for (const key in value) {
    size.nodes++;
    size.members++;
    const member = (value as Record<string, unknown>)[key];
    if (typeof member === 'object') next.push(member);
  }
}
