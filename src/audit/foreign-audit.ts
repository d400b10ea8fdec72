import type { OpenApiDocument } from '../document/document.ts';
import type { Severity } from './finding.ts';

/** A finding of a foreign rule, in terms of our documents. */
export interface ForeignReport {
  /** Spectral's rule name. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly document: OpenApiDocument;
  readonly pointer: string;
}

export interface ForeignRun {
  readonly reports: readonly ForeignReport[];
  /** Names of rules that threw; each has said nothing, the others have spoken. */
  readonly failed: readonly string[];
  /** Why no rule has run, in one sentence. */
  readonly notRun?: string;
}

/** Runs foreign rules over the documents of one description. */
export type ForeignAudit = (root: OpenApiDocument, documents: ReadonlyMap<string, OpenApiDocument>) => Promise<ForeignRun>;
