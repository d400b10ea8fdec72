import { escapeToken, type LocateOptions, type OpenApiDocument } from '../../src/document/document.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/document/limits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';

/** Parses a text with the default limits, but for those given. */
export function parse(text: string, uri = 'file:///api.yaml', limits: Partial<Limits> = {}): OpenApiDocument {
  return parseDocument(text, uri, { ...DEFAULT_LIMITS, ...limits });
}

/** The text that a pointer locates. */
export function located(document: OpenApiDocument, pointer: string, options?: LocateOptions): string {
  const { start, end } = document.locate(pointer, options);
  return document.text.slice(start, end);
}

export interface Node {
  readonly pointer: string;
  readonly value: unknown;
  /** Undefined for items and the root. */
  readonly key: string | undefined;
}

/** Every node of a tree with its pointer. */
export function* nodesOf(value: unknown, pointer = '', key?: string): Generator<Node> {
  yield { pointer, value, key };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, child] of Object.entries(value)) yield* nodesOf(child, `${pointer}/${escapeToken(name)}`, Array.isArray(value) ? undefined : name);
}

/** Messages of the problems with the text each points at. */
export function problemsOf(document: OpenApiDocument): string[] {
  return document.problems.map((problem) => `${problem.message} ${JSON.stringify(document.text.slice(problem.start, problem.end))}`);
}
