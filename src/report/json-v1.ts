import type { Confidence, Edit, Severity, Suppression } from '../audit/finding.ts';

/** Version 1 of the JSON report (schema/report-v1.json). Inside version 1 members are only ever added, and only optional ones. */
export interface ReportV1 {
  readonly version: 1;
  readonly tool: { readonly name: 'specwarden'; readonly version: string };
  /** Sorted by uri. */
  readonly files: readonly FileV1[];
  /** Sorted by uri, start, rule and pointer; suppressed ones included. */
  readonly findings: readonly FindingV1[];
  readonly summary: SummaryV1;
}

export interface FileV1 {
  readonly uri: string;
  /** As written ("2.0", "3.1.0"), null when unknown. */
  readonly openapi: string | null;
  /** In paths, webhooks and callbacks; 0 when not audited. */
  readonly operations: number;
  readonly status: 'audited' | 'skipped' | 'unreadable';
  /** Present unless audited. */
  readonly reason?: string;
  /** Of the file's bytes. */
  readonly sha256?: string;
}

/** Counts of findings without suppression; suppressed ones only in `suppressed`. */
export interface SummaryV1 {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
  readonly suppressed: number;
}

/** One-based; the column counts UTF-16 code units. */
export interface PositionV1 {
  readonly line: number;
  readonly column: number;
}

/** The end is exclusive. */
export interface RangeV1 {
  readonly start: PositionV1;
  readonly end: PositionV1;
}

export interface SiteV1 {
  readonly uri: string;
  readonly pointer: string;
  readonly range?: RangeV1;
}

export interface RelatedV1 extends SiteV1 {
  readonly message: string;
}

export interface FixV1 {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

export interface FindingV1 {
  readonly ruleId: string;
  readonly family: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly uri: string;
  readonly pointer: string;
  readonly range: RangeV1;
  /** Masked, at most 60 characters. */
  readonly evidence?: string;
  /** At most 20. */
  readonly related?: readonly RelatedV1[];
  /** How many places the finding stands for, when it is folded or collapsed. */
  readonly count?: number;
  /** At most 100 of these places. */
  readonly sites?: readonly SiteV1[];
  /** 16 lower-case hex digits. */
  readonly fingerprint: string;
  readonly fixes?: readonly FixV1[];
  readonly suppression?: Suppression;
}
