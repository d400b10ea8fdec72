import { auditDescription } from '../../src/audit/audit-description.ts';
import type { AuditResult, Finding, Site } from '../../src/audit/finding.ts';
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import type { OpenApiDocument } from '../../src/document/document.ts';
import type { DocumentHost, HostFile } from '../../src/document/document-host.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { FixtureCase } from './rule-fixtures.ts';

const ROOT = 'file:///api/';

export interface FixtureAudit extends AuditResult {
  readonly documents: ReadonlyMap<string, OpenApiDocument>;
}

/** Audits a fixture with one rule and all its grades. Uris are paths inside the case. */
export function auditFixture(fixture: FixtureCase, rule: Rule): Promise<FixtureAudit> {
  const text = fixture.files.get(fixture.entry) ?? '';
  return auditDescription(ROOT + fixture.entry, text, hostOf(fixture.files), {
    config: {
      ...DEFAULT_CONFIG,
      audience: fixture.audience,
      rules: { [rule.meta.id]: fixture.options },
    },
    rules: [rule],
    todayMs: fixture.todayMs,
    isUnfiltered: true,
    displayUri: (uri) => uri.slice(ROOT.length),
  });
}

/** Findings as people review them in `*.findings.txt`. */
export function renderFindings(findings: readonly Finding[]): string {
  const blocks = findings.map((finding) => {
    const lines = [`${position(finding)} ${finding.severity}/${finding.confidence} ${finding.ruleId}`, `  ${finding.message}`];
    if (finding.evidence !== undefined) lines.push(`  evidence: ${finding.evidence}`);
    if (finding.count !== undefined) lines.push(`  count: ${finding.count}`);
    for (const site of finding.sites ?? []) lines.push(`  also ${position(site)}`);
    for (const related of finding.related) lines.push(`  see ${position(related)}: ${related.message}`);
    return lines.join('\n');
  });
  return `${blocks.join('\n')}\n`;
}

function position(site: Site): string {
  return `${site.uri}:${site.range.start.line0 + 1}:${site.range.start.character0 + 1}`;
}

/** Answers like a host whose root is the case: nothing outside, nothing from the network. */
function hostOf(files: ReadonlyMap<string, string>): DocumentHost {
  return { read: async (uri) => readFrom(files, uri) };
}

function readFrom(files: ReadonlyMap<string, string>, uri: string): HostFile {
  if (!uri.startsWith('file:')) return { refused: 'remote', message: 'is on the network' };
  if (!uri.startsWith(ROOT)) return { refused: 'outside-root', message: 'is outside the root folder' };
  const text = files.get(decodeURIComponent(uri.slice(ROOT.length)));
  return text === undefined ? { refused: 'not-found', message: 'does not exist' } : { text };
}
