import type { Finding } from './finding.ts';

/** Order of findings in every report: file, start, rule, pointer. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.uri, b.uri) || a.span.start - b.span.start || compareText(a.ruleId, b.ruleId) || compareText(a.pointer, b.pointer) || a.span.end - b.span.end
  );
}

/** By code units, so that the order is the same everywhere. */
function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
