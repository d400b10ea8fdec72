import { type PatternNode, parsePattern, sampleTexts } from './pattern-syntax.ts';

export type PatternFault = 'matches everything' | 'unanchored';

/** What is loose about a pattern, in the sense of ECMA-262 searches: it holds when any part of the value matches. Undefined when nothing is, or the pattern is not understood. */
export function patternFault(pattern: string): PatternFault | undefined {
  const node = parsePattern(pattern);
  if (!node) return undefined;
  const isAnchored = isAnchoredAt(node, 'start') && isAnchoredAt(node, 'end');
  if (isAnchored) return matchesEverything(node) ? 'matches everything' : undefined;
  return matchesEverything(node) || sampleTexts(node)[0] === '' ? 'matches everything' : 'unanchored';
}

function isAnchoredAt(node: PatternNode, side: 'start' | 'end'): boolean {
  if (node.kind === side) return true;
  if (node.kind === 'choice') return node.parts.every((part) => isAnchoredAt(part, side));
  if (node.kind !== 'sequence') return false;
  const edge = side === 'start' ? node.parts[0] : node.parts.at(-1);
  return edge !== undefined && isAnchoredAt(edge, side);
}

/** Any characters in any number, but for anchors around; at least one character makes no difference worth telling. */
function matchesEverything(node: PatternNode): boolean {
  if (node.kind === 'choice') return node.parts.some(matchesEverything);
  if (node.kind === 'repeat') return node.min <= 1 && node.max === Number.POSITIVE_INFINITY && isAnyCharacter(node.part);
  if (node.kind !== 'sequence') return false;
  const parts = node.parts.filter(({ kind }) => kind !== 'start' && kind !== 'end');
  return parts.length === 1 && parts.every(matchesEverything);
}

function isAnyCharacter(node: PatternNode): boolean {
  if (node.kind === 'character') return node.isAny;
  if (node.kind === 'choice') return node.parts.some(isAnyCharacter);
  return node.kind === 'sequence' && node.parts.length === 1 && node.parts.every(isAnyCharacter);
}
