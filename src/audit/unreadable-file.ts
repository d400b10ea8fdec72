import type { HostRefusal } from '../document/document-host.ts';
import { DEFAULT_LIMITS } from '../document/limits.ts';
import { parseDocument } from '../document/parse-document.ts';
import { engineReport } from './engine-report.ts';
import type { EngineRuleId } from './engine-rules.ts';
import type { AuditResult } from './finding.ts';
import { identify, toFinding } from './to-finding.ts';

/** The rules that refusals break; the others speak of paths, not of files. */
export const RULE_OF_REFUSAL: Partial<Record<HostRefusal['refused'], EngineRuleId>> = {
  'too-large': 'limit-exceeded',
  'too-many-files': 'limit-exceeded',
  encoding: 'syntax-error',
};

/** The audit of a file that was refused as a whole: the reason, and a finding where the file is at fault. */
export function auditUnreadable(uri: string, refusal: HostRefusal, displayUri: (uri: string) => string): AuditResult {
  const rule = RULE_OF_REFUSAL[refusal.refused];
  const document = parseDocument('', uri, DEFAULT_LIMITS);
  const message = `The file ${refusal.message}.`;
  const reports = rule === undefined ? [] : [engineReport(rule, { at: { document, pointer: '', offset: 0 }, message, evidenceKey: message })];
  return {
    findings: identify(reports).map((graded) => toFinding(graded, displayUri)),
    suppressed: [],
    files: [{ uri: displayUri(uri), openapi: null, operations: 0, status: 'unreadable', reason: refusal.message }],
    stats: { phases: {} },
  };
}
