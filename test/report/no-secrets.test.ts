import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditText } from '../../src/audit/audit-description.ts';
import type { AuditResult, Finding } from '../../src/audit/finding.ts';
import { isUuid } from '../../src/detectors/randomness.ts';
import { FORMAT_NAMES } from '../../src/report/formats.ts';
import { RULES } from '../../src/rules/registry.ts';
import { renderReport } from '../../src/workspace/render-report.ts';
import { auditFixture } from '../support/audit-fixture.ts';
import { makeResult } from '../support/make-result.ts';
import { FIXTURES, type FixtureCase, readFixtureCases } from '../support/rule-fixtures.ts';
import { createSecrets } from '../support/secrets.ts';

const tried = RULES.filter((rule) => existsSync(`${FIXTURES}/${rule.meta.id}`));
const CASES = tried.flatMap((rule) => readFixtureCases(rule.meta.id).map((fixture) => ({ rule, fixture, name: `${rule.meta.id}/${fixture.name}` })));
const WITH_SECRETS = CASES.filter(({ fixture }) => fixture.secrets.length > 0);

async function reportsOf(result: AuditResult, fixture: FixtureCase): Promise<string> {
  const sourceOf = (uri: string) => {
    const text = fixture.files.get(uri);
    return text === undefined ? undefined : { text };
  };
  return (await Promise.all(FORMAT_NAMES.map((format) => renderReport(format, { result, sourceOf })))).join('\n');
}

/** A finding of a rule that knows no secrets, on every line of a file. */
function findingsOnEveryLine(fixture: FixtureCase): AuditResult {
  const findings: Finding[] = [];
  for (const [uri, text] of fixture.files) {
    let offset = 0;
    for (const [line0, line] of text.split('\n').entries()) {
      const start = { line0, character0: 0 };
      const span = { start: offset, end: offset + Math.min(1, line.length) };
      const range = { start, end: { line0, character0: span.end - span.start } };
      const [template] = makeResult({ [uri]: text }, [{ on: '' }]).findings;
      if (template !== undefined) findings.push({ ...template, span, range });
      offset += line.length + 1;
    }
  }
  return { ...makeResult({}, []), findings };
}

it('there are fixtures with secrets', () => {
  expect(WITH_SECRETS.length).toBeGreaterThan(5);
});

describe('no report shows a secret', () => {
  it.each(WITH_SECRETS)('$name', async ({ rule, fixture }) => {
    const reports = await reportsOf(await auditFixture(fixture, rule), fixture);
    expect(fixture.secrets.filter((secret) => reports.includes(secret))).toEqual([]);
  });
});

describe('a secret in a key', () => {
  const token = createSecrets(5).stripe();
  const text = [
    'openapi: 3.1.0',
    'info: {title: Orders, version: "1"}',
    'paths:',
    `  /debug/${token}:`,
    `    delete: {operationId: ${token}, summary: TODO, responses: {"200": {description: Done}}, security: []}`,
    `# specwarden-ignore ${token} -- ${token}`,
  ].join('\n');
  const result = auditText(text, { uri: 'openapi.yaml', rules: RULES, allGrades: true });
  const render = (format: (typeof FORMAT_NAMES)[number]) => renderReport(format, { result, sourceOf: () => ({ text }) });

  it.each(FORMAT_NAMES.filter((format) => format !== 'json'))('is not shown as %s', async (format) => {
    expect(await render(format)).not.toContain(token.slice(8));
  });

  it('is shown by the pointers of JSON, which have to resolve, and by nothing else there', async () => {
    const report = await render('json');
    expect(report).toContain(token);
    expect(report.replace(/"pointer": ".*"/g, '')).not.toContain(token.slice(8));
  });
});

// A UUID is an id in most places: without the name beside it nothing tells that it is a key.
describe('nor when the rule that would find it is off, but for UUIDs', () => {
  it.each(WITH_SECRETS)('$name', async ({ fixture }) => {
    const reports = await reportsOf(findingsOnEveryLine(fixture), fixture);
    expect(fixture.secrets.filter((secret) => !isUuid(secret) && reports.includes(secret))).toEqual([]);
  });
});
