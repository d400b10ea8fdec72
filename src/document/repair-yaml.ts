import type { DocumentProblem } from './document.ts';
import { MAX_SYNTAX_PROBLEMS } from './parsed-text.ts';
import { depthMessage } from './tree-builder.ts';
import { isDepthFailure, readYamlEvents, type YamlFailure, type YamlStream } from './yaml-events.ts';
import { lineStart } from './yaml-gaps.ts';
import { type Edit, possibleRepairs, type Repair } from './yaml-repairs.ts';

/** Texts longer than this are not read past their first error: each repair costs another pass. */
export const MAX_REPAIRED_LENGTH = 5_000_000;
/** Characters that all passes over one text may read: about a second of work. */
const MAX_CHARACTERS_READ = 20_000_000;

export interface RepairedYaml {
  /** Events of a text of equal length whose faulty lines are blanked or made plain text; undefined when nothing helps. */
  readonly stream: YamlStream | undefined;
  /** The text that the data is to be read from: as written, but for the lines that are blanked. */
  readonly text: string;
  readonly problems: readonly DocumentProblem[];
}

interface Budget {
  /** Passes over the text that are left. */
  passes: number;
}

interface State {
  /** What the parser sees. */
  readonly text: string;
  readonly dataText: string;
  readonly result: YamlStream | YamlFailure;
}

interface Attempt extends State {
  readonly repair: Repair;
}

/**
 * Reads broken YAML as far as possible. Each error is mended in a copy of the text, characters by as many others, so that
 * the rest keeps its structure and all offsets stay valid in the original. The smallest mend that leads past its place is taken.
 */
export function repairYaml(text: string, failure: YamlFailure, maxDepth: number): RepairedYaml {
  const problems: DocumentProblem[] = [];
  const budget: Budget = { passes: Math.ceil(MAX_CHARACTERS_READ / text.length) };
  let current: State = { text, dataText: text, result: failure };
  while (!('events' in current.result)) {
    const { result } = current;
    if (isDepthFailure(result)) return { stream: undefined, text, problems: [depthProblem(result, maxDepth)] };
    const best = problems.length < MAX_SYNTAX_PROBLEMS - 1 ? bestAttempt(current, result, maxDepth, budget) : undefined;
    if (best === undefined) return readUpTo(current, result.offset, problems, maxDepth);
    problems.push(toProblem(best.repair));
    current = best;
  }
  return { stream: current.result, text: current.dataText, problems };
}

/** The first repair that reaches its goal, else the one that leads furthest. */
function bestAttempt(state: State, failure: YamlFailure, maxDepth: number, budget: Budget): Attempt | undefined {
  let best: Attempt | undefined;
  let furthest = failure.offset;
  for (const repair of possibleRepairs(state.text, failure)) {
    if (budget.passes-- <= 0) break;
    const text = applyEdits(state.text, repair.edits);
    const result = readYamlEvents(text, maxDepth);
    const reached = 'events' in result ? Number.POSITIVE_INFINITY : result.offset;
    if (reached <= furthest && reached <= repair.goal) continue;
    best = { repair, text, result, dataText: applyEdits(state.dataText, repair.edits.filter((edit) => edit.filler === ' ')) };
    furthest = reached;
    if (reached > repair.goal) break;
  }
  return best;
}

/** Line breaks stay, so that no line moves. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  let repaired = '';
  let at = 0;
  for (const edit of edits) {
    repaired += text.slice(at, edit.start) + text.slice(edit.start, edit.end).replace(/[^\r\n]/g, edit.filler);
    at = edit.end;
  }
  return repaired + text.slice(at);
}

/** What to report about nesting above the limit. */
export function depthProblem(failure: YamlFailure, maxDepth: number): DocumentProblem {
  return { kind: 'limit-exceeded', message: depthMessage(maxDepth), start: failure.offset, end: failure.offset + 1 };
}

/** Gives up at an error: the lines before it may still be readable. */
function readUpTo(state: State, start: number, problems: DocumentProblem[], maxDepth: number): RepairedYaml {
  problems.push({ kind: 'syntax-error', message: 'The text can not be read from here on.', start, end: Math.min(start + 1, state.text.length) });
  const before = readYamlEvents(state.text.slice(0, lineStart(state.text, start)), maxDepth);
  return { stream: 'events' in before ? before : undefined, text: state.dataText, problems };
}

function toProblem(repair: Repair): DocumentProblem {
  return { kind: 'syntax-error', message: repair.message, start: repair.start, end: repair.end };
}
