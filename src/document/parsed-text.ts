import type { DocumentProblem, DuplicateKey, OpenApiDocument } from './document.ts';
import type { PositionTape } from './position-tape.ts';
import { tapeOf } from './tree-builder.ts';
import type { TreeBuilder } from './tree-state.ts';

/** How many syntax errors of one text are reported. */
export const MAX_SYNTAX_PROBLEMS = 20;

/** What a reader makes of a text. */
export interface ParsedText extends Pick<OpenApiDocument, 'format' | 'data' | 'problems'> {
  /** Builds the positions; undefined when there is no data. */
  readonly tape: (() => PositionTape) | undefined;
  /** Finds the keys that occur twice. */
  readonly duplicateKeys: (tape: PositionTape) => readonly DuplicateKey[];
}

/** A text that can't be read at all. */
export function unreadable(format: 'json' | 'yaml', problems: readonly DocumentProblem[]): ParsedText {
  return { format, data: undefined, problems, tape: undefined, duplicateKeys: () => [] };
}

/** The result of a builder; nothing but the problem when a limit was exceeded. */
export function builtText(format: 'json' | 'yaml', builder: TreeBuilder, problems: readonly DocumentProblem[]): ParsedText {
  if (builder.limit !== undefined) return unreadable(format, [builder.limit]);
  const inOrder = [...problems, ...builder.problems].sort((a, b) => a.start - b.start);
  return { format, data: builder.root, problems: inOrder, tape: () => tapeOf(builder), duplicateKeys: () => builder.duplicateKeys };
}
