import { ENGINE_RULES } from '../audit/engine-rules.ts';
import type { AuditResult } from '../audit/finding.ts';
import { findSecrets } from '../detectors/find-secrets.ts';
import { HOMEPAGE, ruleDocsUrl, VERSION } from '../package-info.ts';
import { FORMATS, type FormatName } from '../report/formats.ts';
import type { SourceOf, TerminalOptions } from '../report/report.ts';
import { RULES } from '../rules/registry.ts';
import type { RuleMeta } from '../rules/rule.ts';

/** A log or a file: 80 columns, no colours. */
const PLAIN: TerminalOptions = { hasColor: false, hasLinks: false, columns: 80, isWrapped: false, hiddenCount: 0 };

/** Writes the result of an audit in a format, as `specwarden lint` does. */
export async function renderReport(
  format: FormatName,
  audit: { readonly result: AuditResult; readonly sourceOf: SourceOf },
  terminal = PLAIN,
): Promise<string> {
  const write = await FORMATS[format].load();
  return write(audit.result, { version: VERSION, homepage: HOMEPAGE, ruleOf: metaOf, docsUrl: ruleDocsUrl, findSecrets, terminal }, audit.sourceOf);
}

function metaOf(ruleId: string): RuleMeta | undefined {
  const rule = RULES.find(({ meta }) => meta.id === ruleId);
  if (rule !== undefined) return rule.meta;
  return Object.hasOwn(ENGINE_RULES, ruleId) ? ENGINE_RULES[ruleId as keyof typeof ENGINE_RULES] : undefined;
}
