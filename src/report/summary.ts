import type { AuditResult, Finding } from '../audit/finding.ts';
import { compareFindings } from '../audit/sort.ts';
import type { SummaryV1 } from './json-v1.ts';

/** Counts findings by severity, and the suppressed ones apart. */
export function summarize(result: AuditResult): SummaryV1 {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const finding of result.findings) counts[finding.severity]++;
  return { ...counts, suppressed: result.suppressed.length };
}

/** All findings in report order: by uri, start, rule and pointer. Suppressed ones take their places among the others. */
export function findingsInOrder(result: AuditResult): readonly Finding[] {
  if (result.suppressed.length === 0) return result.findings;
  return [...result.findings, ...result.suppressed].sort(compareFindings);
}

/** Compares by code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
