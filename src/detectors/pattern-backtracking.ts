import { type PatternNode, parsePattern, sampleTexts } from './pattern-syntax.ts';

/** A text on which a backtracking matcher needs exponential time: `start`, then `pump` again and again, then `end`. */
export interface BacktrackingWitness {
  readonly start: string;
  readonly pump: string;
  readonly end: string;
}

/** A repetition without limit that may split its text in several ways, and a text that leads to it. */
interface Suspect {
  readonly part: PatternNode;
  readonly start: string;
}

/** Repetitions of groups only: without one growth is polynomial. */
const GATE = /\)(?:[*+]|\{\d*,\})/;
/** Ends that most patterns refuse. */
const ENDS = ['\u0001', '!', '\n', ',', '"', ' ', '/', '@'];
/** Numbers of pumps of one character whose costs are compared. */
const PUMPS = [6, 8, 10] as const;
/** A cost that grows by a fixed factor from one to the next is exponential; powers up to the fifth grow by ever smaller factors. */
const LEAST_GROWTH = 2.3;
const STEADY = 0.9;
const MAX_STEPS = 100_000;
const MAX_SUSPECTS = 6;
const MAX_START_LENGTH = 100;
const MAX_PUMP_LENGTH = 12;

/**
 * Looks for exponential backtracking and proves it by counting the steps of a matcher on growing texts.
 * Undefined when there is none, none is found, or the pattern is not understood. At most some million steps, whatever the pattern.
 */
export function findBacktracking(pattern: string): BacktrackingWitness | undefined {
  if (!GATE.test(pattern)) return undefined;
  const root = parsePattern(pattern);
  if (!root) return undefined;
  const suspects: Suspect[] = [];
  collectSuspects(root, '', suspects);
  for (const { part, start } of suspects.slice(0, MAX_SUSPECTS)) {
    for (const pump of sampleTexts(part)) {
      if (pump === '' || pump.length > MAX_PUMP_LENGTH) continue;
      const end = ENDS.find((candidate) => isExponential(root, start, pump, candidate));
      if (end !== undefined) return { start, pump, end };
    }
  }
  return undefined;
}

function collectSuspects(node: PatternNode, start: string, found: Suspect[]): void {
  if (start.length > MAX_START_LENGTH) return;
  if (node.kind === 'choice') for (const part of node.parts) collectSuspects(part, start, found);
  if (node.kind === 'repeat') {
    if (node.max === Number.POSITIVE_INFINITY && isAmbiguous(node.part)) found.push({ part: node.part, start });
    collectSuspects(node.part, start, found);
  }
  if (node.kind !== 'sequence') return;
  let before = start;
  for (const part of node.parts) {
    collectSuspects(part, before, found);
    before += sampleTexts(part)[0] ?? '';
  }
}

/** Whether there is a choice inside: of branches, or of how often. */
function isAmbiguous(node: PatternNode): boolean {
  if (node.kind === 'choice') return true;
  if (node.kind === 'repeat') return node.max > node.min || isAmbiguous(node.part);
  return node.kind === 'sequence' && node.parts.some(isAmbiguous);
}

function isExponential(root: PatternNode, start: string, pump: string, end: string): boolean {
  const costs: number[] = [];
  for (const pumps of PUMPS) {
    // Longer pumps multiply faster.
    const cost = countSteps(root, start + pump.repeat(pump.length === 1 ? pumps : pumps - 4) + end);
    if (cost === undefined) return false;
    costs.push(cost);
  }
  const [first = 1, second = 1, third = 1] = costs;
  return second >= LEAST_GROWTH * first && third >= LEAST_GROWTH * second && third / second >= STEADY * (second / first);
}

/** Steps of a backtracking matcher until it gives up at the start of the text; undefined when it matches. */
function countSteps(root: PatternNode, text: string): number | undefined {
  let steps = 0;
  const match = (node: PatternNode, at: number, next: (at: number) => boolean): boolean => {
    // An exhausted matcher claims success without going on; what counts is that the limit was hit.
    if (++steps > MAX_STEPS) return true;
    switch (node.kind) {
      case 'start':
        return at === 0 && next(at);
      case 'end':
        return at === text.length && next(at);
      case 'boundary':
        return next(at);
      case 'character':
        return at < text.length && node.matches(text.charCodeAt(at)) && next(at + 1);
      case 'choice':
        return node.parts.some((part) => match(part, at, next));
      case 'sequence':
        return matchParts(node.parts, 0, at, next);
      case 'repeat':
        return matchTimes(node, 0, at, next);
    }
  };
  const matchParts = (parts: readonly PatternNode[], i: number, at: number, next: (at: number) => boolean): boolean => {
    const part = parts[i];
    return part ? match(part, at, (end) => matchParts(parts, i + 1, end, next)) : next(at);
  };
  const matchTimes = (node: Extract<PatternNode, { kind: 'repeat' }>, times: number, at: number, next: (at: number) => boolean): boolean => {
    // Rounds that match nothing end a repetition (ECMA-262 §22.2.2.3.1).
    const again = (end: number): boolean => (end > at || times < node.min) && matchTimes(node, times + 1, end, next);
    if (times < node.max && match(node.part, at, again)) return true;
    return times >= node.min && next(at);
  };
  const isMatch = match(root, 0, () => true);
  return isMatch && steps <= MAX_STEPS ? undefined : steps;
}
