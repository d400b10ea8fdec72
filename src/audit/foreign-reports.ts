import type { OpenApiDocument } from '../document/document.ts';
import { ALL_VERSIONS, type RuleMeta } from '../rules/rule.ts';
import { engineReport } from './engine-report.ts';
import type { Severity } from './finding.ts';
import type { ForeignRun } from './foreign-audit.ts';
import type { UnidentifiedReport } from './run-rules.ts';
import { spanOf } from './to-finding.ts';

/** Rules of a user's Spectral ruleset are named with this, everywhere. */
export const FOREIGN_PREFIX = 'spectral:';

/** What a user's own Spectral rules found, in the form of our own reports: suppressed, folded and fingerprinted like them. */
export function foreignReports(run: ForeignRun, root: OpenApiDocument): UnidentifiedReport[] {
  const problems = [...run.failed.map((rule) => `The Spectral rule ${rule} failed.`), ...(run.notRun === undefined ? [] : [run.notRun])];
  const failures = problems.map((message) => engineReport('internal-error', { at: { document: root, pointer: '', offset: 0 }, message, evidenceKey: message }));
  const reports = run.reports.map(({ rule, severity, message, document, pointer }): UnidentifiedReport => {
    const report = { at: { document, pointer }, message, evidenceKey: message };
    return { meta: foreignMeta(rule, severity), report, severity, confidence: 'high', span: spanOf(report), sites: [], count: 1 };
  });
  return [...failures, ...reports];
}

function foreignMeta(rule: string, severity: Severity): RuleMeta {
  return {
    id: `${FOREIGN_PREFIX}${rule}`,
    family: 'spectral',
    title: `Spectral rule ${rule}`,
    why: 'A rule of your own Spectral ruleset.',
    fix: 'See the ruleset that defines it.',
    grades: { default: { severity, confidence: 'high', presets: [] } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: [],
    cwe: [],
    appliesTo: ALL_VERSIONS,
  };
}
