import type { DocumentProblem } from './document.ts';
import { MAX_SYNTAX_PROBLEMS } from './parsed-text.ts';
import { depthMessage } from './tree-builder.ts';
import { isDepthFailure, readYamlEvents, type YamlFailure, type YamlStream } from './yaml-events.ts';
import { lineStart } from './yaml-gaps.ts';
import { possibleRepairs, type Repair } from './yaml-repairs.ts';

/** Texts longer than this are not read past their first error: each repair costs another pass. */
export const MAX_REPAIRED_LENGTH = 5_000_000;
/** Characters that all passes over one text may read: about a second of work. */
const MAX_CHARACTERS_READ = 30_000_000;
/** A repair that leads so much further is taken without trying the others. */
const CLEAR_PROGRESS = 500;

export interface RepairedYaml {
  /** Events of a text of equal length whose faulty lines are blanked or made plain text; undefined when nothing helps. */
  readonly stream: YamlStream | undefined;
  readonly problems: readonly DocumentProblem[];
}

interface Attempt {
  readonly repair: Repair;
  readonly text: string;
  readonly result: YamlStream | YamlFailure;
}

/**
 * Reads broken YAML as far as possible. Each error is mended in a copy of the text, characters by as many others, so that
 * the rest keeps its structure and all offsets stay valid in the original; the mend that leads furthest wins.
 */
export function repairYaml(text: string, failure: YamlFailure, maxDepth: number): RepairedYaml {
  const problems: DocumentProblem[] = [];
  let budget = MAX_CHARACTERS_READ;
  let current: Pick<Attempt, 'text' | 'result'> = { text, result: failure };
  while (!('events' in current.result)) {
    const { result } = current;
    if (isDepthFailure(result)) return { stream: undefined, problems: [depthProblem(result, maxDepth)] };
    const repairs = problems.length < MAX_SYNTAX_PROBLEMS - 1 && budget > 0 ? possibleRepairs(current.text, result) : [];
    const best = bestAttempt(current.text, result, repairs, maxDepth);
    budget -= text.length * repairs.length;
    if (best === undefined) return readUpTo(current.text, result, problems, maxDepth);
    problems.push(toProblem(best.repair));
    current = best;
  }
  return { stream: current.result, problems };
}

function bestAttempt(text: string, failure: YamlFailure, repairs: readonly Repair[], maxDepth: number): Attempt | undefined {
  let best: Attempt | undefined;
  let furthest = failure.offset;
  for (const repair of repairs) {
    const repaired = applyEdits(text, repair);
    const result = readYamlEvents(repaired, maxDepth);
    const reached = 'events' in result ? Number.POSITIVE_INFINITY : result.offset;
    if (reached > furthest) {
      best = { repair, text: repaired, result };
      furthest = reached;
    }
    if (reached > failure.offset + CLEAR_PROGRESS) break;
  }
  return best;
}

function applyEdits(text: string, repair: Repair): string {
  let repaired = '';
  let at = 0;
  for (const edit of repair.edits) {
    repaired += text.slice(at, edit.start) + edit.filler.repeat(edit.end - edit.start);
    at = edit.end;
  }
  return repaired + text.slice(at);
}

/** What to report about nesting above the limit. */
export function depthProblem(failure: YamlFailure, maxDepth: number): DocumentProblem {
  return { kind: 'limit-exceeded', message: depthMessage(maxDepth), start: failure.offset, end: failure.offset + 1 };
}

/** Gives up at an error: the lines before it may still be readable. */
function readUpTo(text: string, failure: YamlFailure, problems: DocumentProblem[], maxDepth: number): RepairedYaml {
  const start = failure.offset;
  problems.push({ kind: 'syntax-error', message: 'The text can not be read from here on.', start, end: Math.min(start + 1, text.length) });
  const before = readYamlEvents(text.slice(0, lineStart(text, start)), maxDepth);
  return { stream: 'events' in before ? before : undefined, problems };
}

function toProblem(repair: Repair): DocumentProblem {
  return { kind: 'syntax-error', message: repair.message, start: repair.start, end: repair.end };
}
