import type { ReportFormat } from './report.ts';

interface FormatEntry {
  readonly description: string;
  /** Formats are loaded when asked for: start-up pays only for the one in use. */
  readonly load: () => Promise<ReportFormat>;
}

/** The formats of `--format` by name. */
export const FORMATS = {
  text: { description: 'for people: grouped by file, with code frames', load: async () => (await import('./text.ts')).textReport },
  json: { description: 'for programs: the versioned contract of schema/report-v1.json', load: async () => (await import('./json.ts')).jsonReport },
  sarif: { description: 'for code scanning: SARIF 2.1.0', load: async () => (await import('./sarif.ts')).sarifReport },
} as const satisfies Readonly<Record<string, FormatEntry>>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
