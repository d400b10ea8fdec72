import path from 'node:path';
import type { AuditResult } from '../audit/finding.ts';
import type { FilesAudit } from '../workspace/audit-targets.ts';
import { renderReport } from '../workspace/render-report.ts';
import type { LintFlags } from './lint.ts';
import { writeOut } from './output.ts';
import type { OutputSpec } from './parse-options.ts';
import { terminalOptions } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const DEFAULT_OUTPUTS: readonly OutputSpec[] = [{ format: 'text', file: undefined }];

/** Writes every report that was asked for. Throws `UsageError` when a file can't be written, after all others were. */
export async function writeReports(audit: FilesAudit, flags: LintFlags, cwd: string): Promise<void> {
  const result = flags.quiet === true ? onlyErrors(audit.result) : audit.result;
  const hiddenCount = audit.result.findings.length - result.findings.length;
  const failures: string[] = [];
  for (const { format, file } of flags.format ?? DEFAULT_OUTPUTS) {
    const isFile = file !== undefined;
    const terminal = terminalOptions(isFile ? false : flags.color, process.env, isFile ? {} : process.stdout, hiddenCount);
    const report = await renderReport(format, { result, sourceOf: audit.sourceOf }, terminal);
    if (!isFile) writeOut(report);
    else failures.push(...(await writeReportFile(path.resolve(cwd, file), report)));
  }
  if (failures.length > 0) throw new UsageError(failures.join('\n'));
}

function onlyErrors(result: AuditResult): AuditResult {
  return { ...result, findings: result.findings.filter((finding) => finding.severity === 'error') };
}

/** What went wrong, as sentences. */
async function writeReportFile(file: string, report: string): Promise<readonly string[]> {
  const { writeFileWhole } = await import('../workspace/write-file.ts');
  try {
    writeFileWhole(file, report);
    return [];
  } catch (error) {
    return [`the report can't be written to ${file} (${(error as NodeJS.ErrnoException).code ?? String(error)}).`];
  }
}
