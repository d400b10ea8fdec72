import { statSync } from 'node:fs';
import path from 'node:path';
import { suggestion } from '../config/nearest.ts';
import type { SettingsOverrides } from '../config/settings.ts';
import { DEFAULT_LIMITS } from '../document/limits.ts';
import { RULES } from '../rules/registry.ts';
import { auditFiles } from '../workspace/audit-files.ts';
import { type FilesAudit, type Target, uptimeMs } from '../workspace/audit-targets.ts';
import type { MergedResult } from '../workspace/merge-results.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { LintFlags } from './lint.ts';
import { notice } from './output.ts';
import { createProgressBar } from './progress.ts';
import { UsageError } from './usage-error.ts';
import { writeReports } from './write-reports.ts';

const STDIN = '-';
const HEAVY_BYTES = 500_000;
const COMMAND_NAMES = ['lint', 'rules', 'explain'];

/** Audits, writes the reports, and says with which code to end. */
export async function runLint(paths: readonly string[], flags: LintFlags): Promise<ExitCode> {
  const cwd = process.cwd();
  const audit = await auditPaths(paths, flags, cwd);
  await writeReports(audit, flags, cwd);
  sayWhatHappened(paths, audit.result, flags);
  return exitCodeOf(audit.result, flags);
}

async function auditPaths(paths: readonly string[], flags: LintFlags, cwd: string): Promise<FilesAudit> {
  if (flags.root !== undefined && !statSync(path.resolve(cwd, flags.root), { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`the root folder ${flags.root} does not exist.`);
  }
  if (paths.some((typed) => isHeavy(path.resolve(cwd, typed)))) await import('./tune-runtime.ts');
  const { only } = flags;
  const bar = createProgressBar(process.stderr, flags.progress && !process.env.CI, uptimeMs);
  try {
    return await auditFiles(paths.length === 0 ? ['.'] : paths.filter((typed) => typed !== STDIN), {
      cwd,
      root: flags.root,
      config: flags.config,
      overrides: overridesOf(flags, cwd),
      rules: only === undefined ? RULES : RULES.filter((rule) => only.includes(rule.meta.id)),
      isUnfiltered: only !== undefined,
      todayMs: today(),
      isCollapsing: flags.collapse,
      hasInlineIgnores: flags.inlineIgnores,
      texts: paths.includes(STDIN) ? [await stdinTarget(flags, cwd)] : [],
      onProgress: bar.update,
      onNotice: notice,
    });
  } finally {
    bar.erase();
  }
}

/** Folders, and files large enough that parsing and walking them outweighs starting up. */
function isHeavy(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && (stats.isDirectory() || stats.size > HEAVY_BYTES);
}

function overridesOf(flags: LintFlags, cwd: string): SettingsOverrides {
  return {
    ...(flags.preset !== undefined && { preset: flags.preset }),
    ...(flags.audience !== undefined && { audience: flags.audience }),
    ...(flags.failOn !== undefined && { failOn: flags.failOn }),
    ...(flags.minConfidence !== undefined && { minConfidence: flags.minConfidence }),
    ...(flags.rule !== undefined && { rules: flags.rule }),
    ...(flags.allowHost !== undefined && { allowHosts: flags.allowHost }),
    ...(flags.spectral !== undefined && { spectralFile: path.resolve(cwd, flags.spectral) }),
  };
}

async function stdinTarget(flags: LintFlags, cwd: string): Promise<Target> {
  const { readStdin } = await import('../workspace/read-stdin.ts');
  return { path: path.resolve(cwd, flags.stdinFilename ?? 'stdin'), isNamed: true, content: await readStdin(DEFAULT_LIMITS.maxBytes) };
}

/** Start of the run. Builds that must be reproducible fix it (reproducible-builds.org). */
function today(): number {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return Date.now();
  if (!/^\d{1,12}$/.test(epoch)) throw new UsageError(`SOURCE_DATE_EPOCH is "${epoch}", not a number of seconds.`);
  return Number(epoch) * 1000;
}

/** What is no part of the report goes to standard error: time, and what the user may have meant. */
function sayWhatHappened(paths: readonly string[], result: MergedResult, flags: LintFlags): void {
  const [first = ''] = paths;
  const isUnknownWord = /^[a-z]+$/.test(first) && result.files.some((file) => file.uri === first && file.status === 'unreadable');
  if (isUnknownWord) notice(`There is no file or command "${first}".${suggestion(first, COMMAND_NAMES)}`);
  const audited = result.files.filter((file) => file.status === 'audited').length;
  if (result.files.length === 0) notice('No OpenAPI description found. Name files or folders, or check .gitignore and .specwardenignore.');
  else if (flags.quiet !== true) notice(`${audited} ${audited === 1 ? 'file' : 'files'} audited in ${formatMs(uptimeMs())}`);
  if (flags.stats !== true) return;
  const phases = Object.entries(result.stats.phases).sort(([, a], [, b]) => b - a);
  for (const [phase, ms] of phases) notice(`${formatMs(ms).padStart(10)}  ${phase}`);
}

function formatMs(ms: number): string {
  return ms < 1000 ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function exitCodeOf(result: MergedResult, flags: LintFlags): ExitCode {
  const isUnreadable = result.files.some((file) => file.status === 'unreadable');
  const hasEngineError = result.findings.some((finding) => finding.family === 'engine' && finding.severity === 'error');
  if (isUnreadable || hasEngineError) return EXIT.failure;
  if (flags.requireInput === true && !result.files.some((file) => file.status === 'audited')) return EXIT.failure;
  const warnings = result.findings.filter((finding) => finding.severity === 'warning').length;
  const hasFailed = result.failing > 0 || (flags.maxWarnings !== undefined && warnings > flags.maxWarnings);
  return hasFailed && flags.exitZero !== true ? EXIT.findings : EXIT.clean;
}
