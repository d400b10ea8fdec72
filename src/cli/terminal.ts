import type { TerminalOptions } from '../report/report.ts';

const MIN_COLUMNS = 40;
const MAX_COLUMNS = 160;
/** Of logs and files. */
const DEFAULT_COLUMNS = 80;

interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether to paint. The flag decides, then NO_COLOR, FORCE_COLOR, GitHub's log viewer, and at last the stream. */
export function hasColor(flag: boolean | undefined, environment: Environment, stream: OutputStream): boolean {
  if (flag !== undefined) return flag;
  if (environment.NO_COLOR) return false;
  const forced = environment.FORCE_COLOR;
  if (forced) return forced !== '0' && forced !== 'false';
  if (environment.GITHUB_ACTIONS) return true;
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

/** How the text report may look on a stream. */
export function terminalOptions(flag: boolean | undefined, environment: Environment, stream: OutputStream, hiddenCount: number): TerminalOptions {
  const isTerminal = stream.isTTY === true;
  const color = hasColor(flag, environment, stream);
  return {
    hasColor: color,
    hasLinks: isTerminal && color && !environment.CI,
    columns: isTerminal ? Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, stream.columns ?? DEFAULT_COLUMNS)) : DEFAULT_COLUMNS,
    isWrapped: isTerminal,
    hiddenCount,
  };
}
