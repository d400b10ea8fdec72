/** Exit codes, in the order in which they win: 2 beats 1 beats 0. */
export const EXIT = {
  /** Audited, nothing at or above the threshold. */
  clean: 0,
  /** Findings at or above the threshold. */
  findings: 1,
  /** Usage or configuration error, unreadable description, output that can't be written, internal error. */
  failure: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
