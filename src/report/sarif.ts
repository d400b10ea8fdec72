import type { AuditedFile, AuditResult, Finding, RelatedSite, Severity, Suppression } from '../audit/finding.ts';
import { shownPointer } from '../audit/shown-pointer.ts';
import { toJsonText } from './json-text.ts';
import { lineHashes } from './line-hashes.ts';
import type { ReportFormat, ReportOptions, SourceOf } from './report.ts';
import { safeText } from './safe-text.ts';
import { artifactLocation, physicalLocation, region } from './sarif-location.ts';
import { messageText, sentence } from './sarif-message.ts';
import { ruleDescriptor, sarifLevel } from './sarif-rule.ts';
import { createSecretMasker, type MaskedSlice } from './secret-masker.ts';
import { compareText, findingsInOrder } from './summary.ts';

interface SarifContext {
  readonly options: ReportOptions;
  readonly sourceOf: SourceOf;
  readonly slice: MaskedSlice;
  readonly ruleIndexes: ReadonlyMap<string, number>;
  readonly lineHashOf: (finding: Finding) => string | undefined;
}

/** SARIF 2.1.0 as GitHub code scanning reads it. Suppressed findings are results with a suppression. */
export const sarifReport: ReportFormat = (result, options, sourceOf) => {
  const findings = findingsInOrder(result);
  const ruleIds = [...new Set(findings.map((finding) => finding.ruleId))].sort(compareText);
  const context: SarifContext = {
    options,
    sourceOf,
    slice: createSecretMasker(result, sourceOf, options.findSecrets),
    ruleIndexes: new Map(ruleIds.map((id, index) => [id, index])),
    lineHashOf: createLineHashLookup(sourceOf),
  };
  return toJsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'specwarden',
            semanticVersion: options.version,
            informationUri: options.homepage,
            rules: ruleIds.map((id) => ruleDescriptor(id, options.ruleOf(id), severityOf(id, findings), options.docsUrl(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: 'specwarden/lint/' },
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that paths are relative to: the root of the repository.' } } },
        artifacts: result.files.map((file) => artifact(file, sourceOf)),
        invocations: [invocation(result)],
        results: findings.map((finding) => sarifResult(finding, context)),
      },
    ],
  });
};

function severityOf(ruleId: string, findings: readonly Finding[]): Severity {
  return findings.find((finding) => finding.ruleId === ruleId)?.severity ?? 'warning';
}

function artifact(file: AuditedFile, sourceOf: SourceOf): object {
  const sha256 = sourceOf(file.uri)?.sha256?.();
  return { location: artifactLocation(file.uri), roles: ['analysisTarget'], ...(sha256 !== undefined && { hashes: { 'sha-256': sha256 } }) };
}

function invocation(result: AuditResult): object {
  const unreadable = result.files.filter((file) => file.status === 'unreadable');
  const hasFailed = unreadable.length > 0 || result.findings.some((finding) => finding.family === 'engine' && finding.severity === 'error');
  return {
    executionSuccessful: !hasFailed,
    toolExecutionNotifications: unreadable.map((file) => ({
      level: 'error',
      message: { text: sentence(`Could not read ${safeText(file.uri)}: ${safeText(file.reason ?? 'unknown reason')}`) },
      locations: [{ physicalLocation: { artifactLocation: artifactLocation(file.uri) } }],
    })),
  };
}

function sarifResult(finding: Finding, context: SarifContext): object {
  const text = messageText(finding);
  const lineHash = context.lineHashOf(finding);
  return {
    ruleId: finding.ruleId,
    ruleIndex: context.ruleIndexes.get(finding.ruleId),
    level: sarifLevel(finding.severity),
    message: { id: 'default', arguments: [text.slice(0, -1)], text },
    locations: [
      {
        physicalLocation: physicalLocation(finding, context.sourceOf(finding.uri)?.text, context.slice),
        logicalLocations: [{ fullyQualifiedName: `#${shownPointer(finding.pointer)}` }],
      },
    ],
    ...(finding.related.length > 0 && { relatedLocations: finding.related.map(relatedLocation) }),
    partialFingerprints: { ...(lineHash !== undefined && { primaryLocationLineHash: lineHash }), 'specwarden/v1': finding.fingerprint },
    ...(finding.suppression !== undefined && { suppressions: [suppression(finding.suppression)] }),
    properties: {
      confidence: finding.confidence,
      ...(finding.evidence !== undefined && { evidence: safeText(finding.evidence) }),
      ...(finding.count !== undefined && { count: finding.count }),
    },
  };
}

function relatedLocation(site: RelatedSite, index: number): object {
  return {
    id: index + 1,
    physicalLocation: { artifactLocation: artifactLocation(site.uri), region: region(site.range) },
    logicalLocations: [{ fullyQualifiedName: `#${shownPointer(site.pointer)}` }],
    message: { text: sentence(safeText(site.message)) },
  };
}

function suppression({ kind, justification }: Suppression): object {
  return { kind: kind === 'inline' || kind === 'extension' ? 'inSource' : 'external', status: 'accepted', justification: safeText(justification) };
}

/** Hashes a file when its first finding is written, and keeps one file's hashes: findings come sorted by file. */
function createLineHashLookup(sourceOf: SourceOf): (finding: Finding) => string | undefined {
  let uri: string | undefined;
  let hashes: readonly string[] = [];
  return (finding) => {
    if (finding.uri !== uri) {
      uri = finding.uri;
      const source = sourceOf(uri);
      hashes = source === undefined ? [] : lineHashes(source.text);
    }
    return hashes[finding.range.start.line0];
  };
}
