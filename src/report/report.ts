import type { AuditResult } from '../audit/finding.ts';
import type { TextSpan } from '../document/document.ts';
import type { RuleMeta } from '../rules/rule.ts';

/** A file as it was audited. */
export interface Source {
  readonly text: string;
  /** Lower-case hex digest of the file's bytes; absent for what is no file. */
  readonly sha256?: () => string;
}

/** The source of a file by its shown uri; undefined when it can't be had any more. */
export type SourceOf = (uri: string) => Source | undefined;

export interface ReportOptions {
  readonly version: string;
  readonly homepage: string;
  /** Metadata of a rule; undefined for rules of others, such as Spectral's. */
  readonly ruleOf: (ruleId: string) => RuleMeta | undefined;
  readonly docsUrl: (ruleId: string) => string;
  /** Places in a piece of a file that look like credentials, reported or not. They are never quoted. */
  readonly findSecrets: (text: string) => readonly TextSpan[];
  /** How people see the text format. Other formats never depend on it. */
  readonly terminal: TerminalOptions;
}

export interface TerminalOptions {
  readonly hasColor: boolean;
  /** Rule ids are links to their pages (OSC 8). */
  readonly hasLinks: boolean;
  readonly columns: number;
  /** Headings are broken between words where the terminal would break them anywhere. Logs and files keep them whole, for searching. */
  readonly isWrapped: boolean;
  /** Findings that `--quiet` left out. */
  readonly hiddenCount: number;
}

/** Writes a result as one text. Pure: the same result gives the same text. */
export type ReportFormat = (result: AuditResult, options: ReportOptions, sourceOf: SourceOf) => string;
