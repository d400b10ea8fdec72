import type { TextSpan } from '../document/document.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Confidence = 'high' | 'medium' | 'low';

/** Most severe first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
/** Most certain first. */
export const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

/** Zero-based range in UTF-16 code units, end exclusive; printed one-based. */
export interface Range {
  readonly start: { readonly line0: number; readonly character0: number };
  readonly end: { readonly line0: number; readonly character0: number };
}

/** A further place that explains a finding. */
export interface RelatedSite extends Site {
  readonly message: string;
}

/** A place in a file as findings name it. `span` are the offsets of `range` in the file's text. */
export interface Site {
  readonly uri: string;
  readonly pointer: string;
  readonly range: Range;
  readonly span: TextSpan;
}

export interface Suppression {
  readonly kind: 'inline' | 'extension' | 'config' | 'baseline';
  readonly justification: string;
  readonly owner?: string;
  /** ISO date. */
  readonly until?: string;
}

export type Edit = { readonly pointer: string; readonly op: 'replace' | 'add'; readonly value: unknown } | { readonly pointer: string; readonly op: 'remove' };

export interface Fix {
  readonly title: string;
  /** A safe fix may be applied without being looked at. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** One defect at one place. Holds no secret: evidence is masked where it is made. */
export interface Finding extends Site {
  readonly ruleId: string;
  readonly family: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  /** Masked, at most 60 characters. */
  readonly evidence?: string;
  readonly related: readonly RelatedSite[];
  /** How many places the finding stands for, when it was folded or collapsed. */
  readonly count?: number;
  readonly sites?: readonly Site[];
  /** 16 lower-case hex digits, stable across reformatting and reordering. */
  readonly fingerprint: string;
  readonly fixes?: readonly Fix[];
  readonly suppression?: Suppression;
}

export interface AuditedFile {
  readonly uri: string;
  /** As written, `null` when unknown. */
  readonly openapi: string | null;
  readonly operations: number;
  readonly status: 'audited' | 'skipped' | 'unreadable';
  readonly reason?: string;
}

export interface AuditStats {
  /** Milliseconds per phase and rule; only for display, never in a report. */
  readonly phases: Readonly<Record<string, number>>;
}

/** What an audit of one or several descriptions yields. Findings are sorted by uri, start, rule and pointer. */
export interface AuditResult {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly files: readonly AuditedFile[];
  readonly stats: AuditStats;
}
