import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AuditedFile } from '../audit/finding.ts';
import { suggestion } from '../config/nearest.ts';
import { DEFAULT_LIMITS } from '../document/limits.ts';
import { RULES } from '../rules/registry.ts';
import { auditTargets, type FilesAudit, type Target, uptimeMs } from '../workspace/audit-files.ts';
import { type CollectedTargets, collectTargets } from '../workspace/collect-targets.ts';
import type { MergedResult } from '../workspace/merge-results.ts';
import { createDisplayUri } from '../workspace/roots.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { LintFlags } from './lint.ts';
import { createSettingsLookup } from './lint-settings.ts';
import { notice } from './output.ts';
import { createProgressBar } from './progress.ts';
import { UsageError } from './usage-error.ts';
import { writeReports } from './write-reports.ts';

const STDIN = '-';
const COMMAND_NAMES = ['lint', 'rules', 'explain'];

/** Audits, writes the reports, and says with which code to end. */
export async function runLint(paths: readonly string[], flags: LintFlags): Promise<ExitCode> {
  const cwd = process.cwd();
  const root = flags.root === undefined ? undefined : existingFolder(path.resolve(cwd, flags.root));
  const named = paths.length === 0 ? ['.'] : paths.filter((typed) => typed !== STDIN);
  const collected = await collectTargets(named, cwd, root);
  const targets = paths.includes(STDIN) ? [...collected.targets, await stdinTarget(flags, cwd)] : collected.targets;
  const { result, sourceOf } = await audit(targets, collected, flags, cwd, root);
  await writeReports({ result, sourceOf }, flags, cwd);
  sayWhatHappened(result, flags, uptimeMs());
  return exitCodeOf(result, flags);
}

async function audit(targets: readonly Target[], collected: CollectedTargets, flags: LintFlags, cwd: string, root: string | undefined): Promise<FilesAudit> {
  const bar = createProgressBar(process.stderr, flags.progress && !process.env.CI, uptimeMs);
  try {
    return await auditTargets(targets, {
      rules: flags.only === undefined ? RULES : RULES.filter((rule) => flags.only?.includes(rule.meta.id)),
      isUnfiltered: flags.only !== undefined,
      cwd,
      root,
      settingsOf: createSettingsLookup(flags, cwd),
      todayMs: today(),
      isCollapsing: flags.collapse,
      hasInlineIgnores: flags.inlineIgnores,
      onProgress: bar.update,
      otherFiles: otherFiles(collected, createDisplayUri(root ?? cwd), cwd),
    });
  } finally {
    bar.erase();
  }
}

function existingFolder(dir: string): string {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`the root folder ${dir} does not exist.`);
  return dir;
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

function otherFiles(collected: CollectedTargets, displayUri: (uri: string) => string, cwd: string): AuditedFile[] {
  const entry = (file: string, status: AuditedFile['status'], reason: string): AuditedFile => ({
    uri: displayUri(pathToFileURL(path.resolve(cwd, file)).href),
    openapi: null,
    operations: 0,
    status,
    reason,
  });
  const missing = collected.missing.map((typed) => {
    const isBare = /^[a-z]+$/.test(typed);
    const hint = isBare ? suggestion(typed, COMMAND_NAMES) : '';
    return entry(typed, 'unreadable', hint === '' ? 'does not exist' : `does not exist.${hint.replace('mean', 'mean the command')}`);
  });
  return [...missing, ...collected.tooLarge.map((file) => entry(file, 'skipped', 'is larger than 50 MB'))];
}

function sayWhatHappened(result: MergedResult, flags: LintFlags, elapsedMs: number): void {
  const audited = result.files.filter((file) => file.status === 'audited').length;
  if (result.files.length === 0) notice('No OpenAPI description found. Name files or folders, or check .gitignore and .specwardenignore.');
  else if (flags.quiet !== true) notice(`${audited} ${audited === 1 ? 'file' : 'files'} audited in ${formatMs(elapsedMs)}`);
  if (flags.stats === true) {
    const phases = Object.entries(result.stats.phases).sort(([, a], [, b]) => b - a);
    for (const [phase, ms] of phases) notice(`${formatMs(ms).padStart(10)}  ${phase}`);
  }
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
