import { type AuditedFile, type AuditResult, type Finding, SEVERITIES, type Severity } from '../audit/finding.ts';
import { compareFindings } from '../audit/sort.ts';

/** Collects the audits of several descriptions into one result. */
export interface ResultMerger {
  /** `failOn` is the threshold of this description; `never` for none. */
  add(audit: AuditResult, failOn: Severity | 'never'): void;
  addFile(file: AuditedFile): void;
  /** Whether a file was audited, as a description or as a part of one. */
  hasAudited(uri: string): boolean;
  hasAuditedAny(): boolean;
  finish(): MergedResult;
}

export interface MergedResult extends AuditResult {
  /** Findings at or above the threshold of their description. */
  readonly failing: number;
}

/** A file that several descriptions share has its findings once: they are the same by uri and fingerprint. */
export function createMerger(): ResultMerger {
  const findings = new Map<string, Finding>();
  const suppressed = new Map<string, Finding>();
  const files = new Map<string, AuditedFile>();
  const phases: Record<string, number> = {};
  let failing = 0;

  const addFile = (file: AuditedFile): void => {
    const known = files.get(file.uri);
    // As a root a file says its version and operations, as a part of another description it does not.
    if (known === undefined || (known.openapi === null && file.openapi !== null)) files.set(file.uri, file);
  };
  return {
    addFile,
    add(audit, failOn) {
      for (const finding of audit.findings) {
        const key = identity(finding);
        if (findings.has(key)) continue;
        findings.set(key, finding);
        if (failOn !== 'never' && SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(failOn)) failing++;
      }
      for (const finding of audit.suppressed) suppressed.set(identity(finding), finding);
      for (const file of audit.files) addFile(file);
      for (const [phase, ms] of Object.entries(audit.stats.phases)) phases[phase] = (phases[phase] ?? 0) + ms;
    },
    hasAudited: (uri) => files.get(uri)?.status === 'audited',
    hasAuditedAny: () => [...files.values()].some((file) => file.status === 'audited'),
    finish: () => ({
      findings: [...findings.values()].sort(compareFindings),
      suppressed: [...suppressed]
        .filter(([key]) => !findings.has(key))
        .map(([, finding]) => finding)
        .sort(compareFindings),
      files: [...files.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1)),
      stats: { phases },
      failing,
    }),
  };
}

function identity(finding: Finding): string {
  return `${finding.uri}\n${finding.fingerprint}`;
}
