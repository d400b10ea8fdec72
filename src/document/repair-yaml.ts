import type { DocumentProblem } from './document.ts';
import { MAX_SYNTAX_PROBLEMS } from './parsed-text.ts';
import { depthMessage } from './tree-builder.ts';
import { isDepthFailure, readYamlEvents, SCALAR_EVENT, type YamlFailure, type YamlStream } from './yaml-events.ts';
import { lineStart } from './yaml-gaps.ts';
import { sectionStart } from './yaml-lines.ts';
import { type Edit, possibleRepairs, type Repair } from './yaml-repairs.ts';

/** Characters that all passes over one text may read: about a second of work. Larger texts get one pass. */
const MAX_CHARACTERS_READ = 20_000_000;
/** Passes over a small text: five for each error that is reported. */
const MAX_PASSES = 100;

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
  const budget: Budget = { passes: Math.max(1, Math.min(MAX_PASSES, Math.floor(MAX_CHARACTERS_READ / text.length))) };
  let current: State = { text, dataText: text, result: failure };
  while (!('events' in current.result)) {
    const { result } = current;
    if (isDepthFailure(result)) return { stream: undefined, text, problems: [depthProblem(result, maxDepth)] };
    const best = problems.length < MAX_SYNTAX_PROBLEMS - 1 ? bestAttempt(current, result, maxDepth, budget) : undefined;
    if (best === undefined) return readUpTo(current, result, problems, maxDepth);
    problems.push(...toProblems(best.repair));
    current = best;
  }
  return { stream: decodeFromText(current.result), text: current.dataText, problems };
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
    best = {
      repair,
      text,
      result,
      dataText: applyEdits(
        state.dataText,
        repair.edits.filter((edit) => edit.kind === 'drop'),
      ),
    };
    furthest = reached;
    if (reached > repair.goal) break;
  }
  return best;
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let repaired = '';
  let at = 0;
  for (const edit of edits) {
    const span = text.slice(edit.start, edit.end);
    repaired += text.slice(at, edit.start);
    repaired += edit.kind === 'join' ? ' '.repeat(span.length) : span.replace(/[^\r\n]/g, edit.kind === 'plain' ? 'x' : ' ');
    at = edit.end;
  }
  return repaired + text.slice(at);
}

/** What to report about nesting above the limit. */
export function depthProblem(failure: YamlFailure, maxDepth: number): DocumentProblem {
  return { kind: 'limit-exceeded', message: depthMessage(maxDepth), start: failure.offset, end: failure.offset + 1 };
}

/** What looked like simple text after a repair may hold escapes or line breaks as written. */
function decodeFromText(stream: YamlStream): YamlStream {
  for (const event of stream.events) if (event.type === SCALAR_EVENT) event.fast = false;
  return stream;
}

/** Gives up at an error: the lines before it, before the first error or before the section that holds that may still be readable. */
function readUpTo(state: State, failure: YamlFailure, found: readonly DocumentProblem[], maxDepth: number): RepairedYaml {
  const { text, dataText } = state;
  const problems = found.length > 0 ? found : likelyProblem(text, failure);
  const first = problems[0]?.start ?? failure.offset;
  for (const end of [failure.offset, first, sectionStart(text, first)]) {
    const before = readYamlEvents(text.slice(0, lineStart(text, end)), maxDepth);
    if ('events' in before) return { stream: decodeFromText(before), text: dataText, problems: [...problems, lost(text, end)] };
  }
  return { stream: undefined, text: dataText, problems: [...problems, lost(text, failure.offset)] };
}

function likelyProblem(text: string, failure: YamlFailure): DocumentProblem[] {
  for (const repair of possibleRepairs(text, failure)) if (repair.message !== undefined) return toProblems(repair);
  return [];
}

function lost(text: string, start: number): DocumentProblem {
  return { kind: 'syntax-error', message: 'The text cannot be read from here on.', start, end: Math.min(start + 1, text.length) };
}

function toProblems({ message, start, end }: Repair): DocumentProblem[] {
  return message === undefined ? [] : [{ kind: 'syntax-error', message, start, end }];
}
