import type { Severity } from '../audit/finding.ts';
import type { Grade, RuleMeta } from '../rules/rule.ts';
import { sentence } from './sarif-message.ts';

/** GitHub reads at most so many tags and so many characters of a description. */
const MAX_TAGS = 10;
const MAX_DESCRIPTION_LENGTH = 1024;

/** What GitHub's `security-severity` calls high, medium and low; a leaked credential is critical. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.5', info: '3.0', hint: '1.0' };
const CRITICAL = '9.5';

/** SARIF has no word below `note`. */
export function sarifLevel(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

/** A `reportingDescriptor`. A rule of another tool has no metadata: its id and the severity seen stand for it. */
export function ruleDescriptor(id: string, meta: RuleMeta | undefined, severity: Severity, docsUrl: string): object {
  const grade: Pick<Grade, 'severity' | 'confidence'> = (meta && Object.values<Grade>(meta.grades)[0]) ?? { severity, confidence: 'medium' };
  const title = meta?.title ?? `Rule ${id} of another tool`;
  const why = meta?.why ?? title;
  const fix = meta?.fix ?? 'See the documentation of the rule.';
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: sentence(title) },
    fullDescription: { text: sentence(why).slice(0, MAX_DESCRIPTION_LENGTH) },
    help: { text: `${sentence(why)} ${sentence(fix)}`, markdown: `**Why:** ${sentence(why)}\n\n**Fix:** ${sentence(fix)}\n\n[${id}](${docsUrl})` },
    ...(meta !== undefined && { helpUri: docsUrl }),
    defaultConfiguration: { level: sarifLevel(grade.severity) },
    messageStrings: { default: { text: '{0}.' } },
    properties: {
      tags: tagsOf(meta),
      precision: grade.confidence,
      'security-severity': meta?.family === 'credentials' && grade.severity === 'error' ? CRITICAL : SECURITY_SEVERITY[grade.severity],
    },
  };
}

function tagsOf(meta: RuleMeta | undefined): string[] {
  const tags = ['security'];
  if (meta !== undefined) {
    tags.push(meta.family);
    for (const cwe of meta.cwe) tags.push(`external/cwe/cwe-${String(cwe).padStart(3, '0')}`);
    for (const item of meta.owasp) tags.push(`owasp/${item.toLowerCase().replace(':', '-')}`);
  }
  return tags.slice(0, MAX_TAGS);
}

function pascalCase(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
