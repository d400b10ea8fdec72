import type { Finding, Range, Site } from '../audit/finding.ts';
import { toJsonText } from './json-text.ts';
import type { FileV1, FindingV1, RangeV1, ReportV1, SiteV1 } from './json-v1.ts';
import type { ReportFormat } from './report.ts';
import { compareText, findingsInOrder, summarize } from './summary.ts';

/** The contract of `json-v1.ts`. Byte-identical for the same result. */
export const jsonReport: ReportFormat = (result, options, sourceOf) => {
  const report: ReportV1 = {
    version: 1,
    tool: { name: 'specwarden', version: options.version },
    files: [...result.files]
      .sort((a, b) => compareText(a.uri, b.uri))
      .map((file): FileV1 => {
        const sha256 = sourceOf(file.uri)?.sha256?.();
        return {
          uri: file.uri,
          openapi: file.openapi,
          operations: file.operations,
          status: file.status,
          ...(file.reason !== undefined && { reason: file.reason }),
          ...(sha256 !== undefined && { sha256 }),
        };
      }),
    findings: findingsInOrder(result).map(findingV1),
    summary: summarize(result),
  };
  return toJsonText(report);
};

function findingV1(finding: Finding): FindingV1 {
  return {
    ruleId: finding.ruleId,
    family: finding.family,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    uri: finding.uri,
    pointer: finding.pointer,
    range: rangeV1(finding.range),
    ...(finding.evidence !== undefined && { evidence: finding.evidence }),
    ...(finding.related.length > 0 && { related: finding.related.map((site) => ({ ...siteV1(site), message: site.message })) }),
    ...(finding.count !== undefined && { count: finding.count }),
    ...(finding.sites !== undefined && { sites: finding.sites.map(siteV1) }),
    fingerprint: finding.fingerprint,
    ...(finding.fixes !== undefined && { fixes: finding.fixes }),
    ...(finding.suppression !== undefined && { suppression: finding.suppression }),
  };
}

function siteV1(site: Site): SiteV1 {
  return { uri: site.uri, pointer: site.pointer, range: rangeV1(site.range) };
}

/** Positions as every report writes them: one-based. */
export function rangeV1(range: Range): RangeV1 {
  return {
    start: { line: range.start.line0 + 1, column: range.start.character0 + 1 },
    end: { line: range.end.line0 + 1, column: range.end.character0 + 1 },
  };
}
