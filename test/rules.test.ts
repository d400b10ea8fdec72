import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../src/audit/finding.ts';
import { cweEntry, owaspItem } from '../src/docs/standards.ts';
import { pointerTokens } from '../src/document/document.ts';
import { RULES } from '../src/rules/registry.ts';
import type { Rule } from '../src/rules/rule.ts';
import { auditFixture, renderFindings } from './support/audit-fixture.ts';
import { labelsOf } from './support/expectations.ts';
import { FIXTURES, type FixtureCase, readFixtureCases, strayFixtureFiles } from './support/rule-fixtures.ts';

test('every fixture folder belongs to a rule', () => {
  const ids = RULES.map((rule) => rule.meta.id);
  expect(readdirSync(FIXTURES).filter((folder) => !ids.includes(folder))).toEqual([]);
});

describe.each(RULES.map((rule) => [rule.meta.id, rule] as const))('%s', (id, rule) => {
  test('has metadata that people can read', () => {
    expect(metadataFaults(rule)).toEqual([]);
  });

  const cases = existsSync(`${FIXTURES}/${id}`) ? readFixtureCases(id) : [];
  test('has a bad and a good description, and nothing stray beside them', () => {
    const names = cases.map((fixture) => fixture.name);
    expect(names).toContain('bad');
    expect(names).toContain('good');
    expect(strayFixtureFiles(id)).toEqual([]);
  });

  test.each(cases.map((fixture) => [fixture.name, fixture] as const))('%s', async (_name, fixture) => {
    await expectExactFindings(fixture, rule);
  });
});

async function expectExactFindings(fixture: FixtureCase, rule: Rule): Promise<void> {
  const { findings, documents } = await auditFixture(fixture, rule);
  const { id } = rule.meta;
  expect(labelsOf(findings, fixture.expected)).toEqual(fixture.expected.labels);
  expect(findings.filter((finding) => finding.ruleId !== id).map((finding) => finding.message)).toEqual([]);
  expect([...fixture.expected.ruleIds]).toEqual(fixture.isBad ? [id] : []);
  for (const finding of findings) {
    expect(messageFaults(finding)).toEqual([]);
    expect(pointerResolves(documents.get(finding.uri)?.data, finding.pointer), `${finding.pointer} exists`).toBe(true);
  }
  const rendered = renderFindings(findings);
  expect(fixture.secrets.filter((secret) => rendered.includes(secret))).toEqual([]);
  if (fixture.isBad) await expect(rendered).toMatchFileSnapshot(`../${FIXTURES}/${id}/${fixture.name}.findings.txt`);
}

function metadataFaults({ meta }: Rule): string[] {
  const faults: string[] = [];
  if (meta.title === '' || /[.!]$/.test(meta.title)) faults.push('title: a statement without a full stop');
  if (!/[.?]$/.test(meta.why)) faults.push('why: whole sentences');
  if (!/\.$/.test(meta.fix)) faults.push('fix: whole sentences');
  if (Object.keys(meta.grades).length === 0) faults.push('grades: at least one');
  for (const [name, grade] of Object.entries(meta.grades).slice(1)) {
    if (!grade.when) faults.push(`grades.${name}: says when it applies`);
  }
  for (const item of meta.owasp) if (!owaspItem(item)) faults.push(`owasp: no item ${item}`);
  for (const cwe of meta.cwe) if (!cweEntry(cwe)) faults.push(`cwe: ${cwe} has no name in src/docs/standards.ts`);
  if (!/^\d+\.\d+\.\d+$/.test(meta.since)) faults.push('since: a version');
  return faults;
}

function messageFaults({ message, evidence = '' }: Finding): string[] {
  const faults: string[] = [];
  if (!message.endsWith('.')) faults.push(`"${message}" is no sentence`);
  if (message.length > 120) faults.push(`"${message}" has ${message.length} characters`);
  if (evidence.length > 60) faults.push(`evidence "${evidence}" has ${evidence.length} characters`);
  if (/[\r\n]/.test(message + evidence)) faults.push('message and evidence are one line each');
  return faults;
}

function pointerResolves(data: unknown, pointer: string): boolean {
  let node = data;
  for (const token of pointerTokens(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return false;
    node = (node as Record<string, unknown>)[token];
  }
  return true;
}
