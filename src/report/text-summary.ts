import type { AuditedFile, AuditResult } from '../audit/finding.ts';
import { safePath, safeText } from './safe-text.ts';
import type { Style } from './style.ts';
import { summarize } from './summary.ts';

const MAX_LISTED_FILES = 10;

/** Lists the files of a status under a heading, with the reason of each. */
export function addFileList(lines: string[], title: string, files: readonly AuditedFile[], status: AuditedFile['status'], style: Style): void {
  const listed = files.filter((file) => file.status === status);
  if (listed.length === 0) return;
  lines.push(style.bold(title));
  for (const file of listed.slice(0, MAX_LISTED_FILES)) lines.push(`  ${safePath(file.uri)}${file.reason === undefined ? '' : `: ${safeText(file.reason)}`}`);
  if (listed.length > MAX_LISTED_FILES) lines.push(`  and ${listed.length - MAX_LISTED_FILES} more`);
  lines.push('');
}

/** Closes a text report: counts by severity, then what was suppressed, hidden, skipped or unreadable. */
export function addSummary(lines: string[], result: AuditResult, style: Style, hiddenCount: number): void {
  const summary = summarize(result);
  const audited = result.files.filter((file) => file.status === 'audited');
  const operations = audited.reduce((sum, file) => sum + file.operations, 0);
  const scope = `${plural(audited.length, 'file')} with ${plural(operations, 'operation')}`;
  const counts = [
    summary.error > 0 ? style.red(plural(summary.error, 'error')) : '',
    summary.warning > 0 ? style.yellow(plural(summary.warning, 'warning')) : '',
    summary.info > 0 ? style.blue(`${summary.info} info`) : '',
    summary.hint > 0 ? style.cyan(plural(summary.hint, 'hint')) : '',
  ].filter((count) => count !== '');
  if (counts.length > 0)
    lines.push(`${style.bold(summary.error > 0 ? '✗' : '!')} ${counts.join(', ')}${audited.length > 0 ? ` in ${scope}` : '; no description was audited'}`);
  else if (audited.length > 0) lines.push(`${style.green('✓')} ${hiddenCount > 0 ? 'No errors' : 'No findings'} in ${scope}`);
  else lines.push('No description was audited');
  const aside = [
    summary.suppressed > 0 ? `${summary.suppressed} suppressed` : '',
    hiddenCount > 0 ? `${hiddenCount} below error not shown (--quiet)` : '',
    countOf(result.files, 'skipped'),
    countOf(result.files, 'unreadable'),
  ].filter((part) => part !== '');
  if (aside.length > 0) lines.push(`  ${aside.join(', ')}`);
  if (result.findings.length > 0) lines.push(`  ${style.dim('specwarden explain <rule> tells why a finding matters and how to mend it')}`);
}

function countOf(files: readonly AuditedFile[], status: AuditedFile['status']): string {
  const count = files.filter((file) => file.status === status).length;
  return count === 0 ? '' : `${plural(count, 'file')} ${status}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
