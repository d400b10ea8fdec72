import path from 'node:path';
import { ENGINE_RULES } from '../audit/engine-rules.ts';
import type { AuditResult } from '../audit/finding.ts';
import { HOMEPAGE, ruleDocsUrl, VERSION } from '../package-info.ts';
import { FORMATS } from '../report/formats.ts';
import type { ReportOptions } from '../report/report.ts';
import { RULES } from '../rules/registry.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { FilesAudit } from '../workspace/audit-files.ts';
import type { LintFlags } from './lint.ts';
import { writeOut } from './output.ts';
import type { OutputSpec } from './parse-options.ts';
import { terminalOptions } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const DEFAULT_OUTPUTS: readonly OutputSpec[] = [{ format: 'text', file: undefined }];

/** Writes every report that was asked for. Throws `UsageError` when a file can't be written, after all others were. */
export async function writeReports(audit: FilesAudit, flags: LintFlags, cwd: string): Promise<void> {
  const shown = flags.quiet === true ? onlyErrors(audit.result) : audit.result;
  const hiddenCount = audit.result.findings.length - shown.findings.length;
  const failures: string[] = [];
  for (const { format, file } of flags.format ?? DEFAULT_OUTPUTS) {
    const write = await FORMATS[format].load();
    const stream = file === undefined ? process.stdout : {};
    const options: ReportOptions = {
      version: VERSION,
      homepage: HOMEPAGE,
      ruleOf: metaOf,
      docsUrl: ruleDocsUrl,
      terminal: terminalOptions(file === undefined ? flags.color : false, process.env, stream, hiddenCount),
    };
    const report = write(shown, options, audit.sourceOf);
    if (file === undefined) writeOut(report);
    else failures.push(...(await writeReportFile(path.resolve(cwd, file), report)));
  }
  if (failures.length > 0) throw new UsageError(failures.join('\n'));
}

async function writeReportFile(file: string, report: string): Promise<readonly string[]> {
  const { writeFileWhole } = await import('../workspace/write-file.ts');
  try {
    writeFileWhole(file, report);
    return [];
  } catch (error) {
    return [`the report can't be written to ${file} (${(error as NodeJS.ErrnoException).code ?? String(error)}).`];
  }
}

function onlyErrors(result: AuditResult): AuditResult {
  return { ...result, findings: result.findings.filter((finding) => finding.severity === 'error') };
}

function metaOf(ruleId: string): RuleMeta | undefined {
  return (
    RULES.find((rule) => rule.meta.id === ruleId)?.meta ?? (Object.hasOwn(ENGINE_RULES, ruleId) ? ENGINE_RULES[ruleId as keyof typeof ENGINE_RULES] : undefined)
  );
}
