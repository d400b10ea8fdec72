import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import schema from '../../schema/report-v1.json' with { type: 'json' };
import { jsonReport } from '../../src/report/json.ts';
import type { ReportV1 } from '../../src/report/json-v1.ts';
import { makeResult, REPORT_OPTIONS, sourceOfFiles } from '../support/make-result.ts';

const isReportV1 = new Ajv({ strict: false, allErrors: true }).compile(schema);
const FILES = { 'b.yaml': 'url: http://acme.com\nkey: 1\n', 'a.yaml': 'x: 1\n' };

describe('jsonReport', () => {
  it('writes version 1', () => {
    const result = makeResult(FILES, [
      {
        on: 'http://acme.com',
        pointer: '/url',
        evidence: 'acme.com',
        related: [{ on: 'key', message: 'see' }],
        sites: [{ on: 'key', pointer: '/key' }],
        count: 2,
      },
      { on: 'key', severity: 'hint', suppression: { kind: 'inline', justification: 'known', until: '2027-01-01' } },
    ]);
    const report = JSON.parse(jsonReport(result, REPORT_OPTIONS, sourceOfFiles(FILES))) as ReportV1;
    isReportV1(report);
    expect(isReportV1.errors ?? []).toEqual([]);
    expect(report.summary).toEqual({ error: 1, warning: 0, info: 0, hint: 0, suppressed: 1 });
    expect(report.files.map((file) => file.uri)).toEqual(['a.yaml', 'b.yaml']);
    expect(report.files[0]?.sha256).toBe('ab'.repeat(32));
    expect(report.findings[0]).toEqual({
      ruleId: 'no-cleartext-server',
      family: 'transport',
      severity: 'error',
      confidence: 'high',
      message: 'Something is wrong.',
      uri: 'b.yaml',
      pointer: '/url',
      range: { start: { line: 1, column: 6 }, end: { line: 1, column: 21 } },
      evidence: 'acme.com',
      related: [{ uri: 'b.yaml', pointer: '/security', range: { start: { line: 2, column: 1 }, end: { line: 2, column: 4 } }, message: 'see' }],
      count: 2,
      sites: [{ uri: 'b.yaml', pointer: '/key', range: { start: { line: 2, column: 1 }, end: { line: 2, column: 4 } } }],
      fingerprint: '0123456789abcdef',
    });
    expect(report.findings[1]?.suppression).toEqual({ kind: 'inline', justification: 'known', until: '2027-01-01' });
  });

  it('keeps text of documents as it is', () => {
    const message = 'Server http://{{host}}/v1 \u202e ##vso[x] uses http.';
    const text = jsonReport(makeResult(FILES, [{ on: 'url', message }]), REPORT_OPTIONS, sourceOfFiles(FILES));
    expect((JSON.parse(text) as ReportV1).findings[0]?.message).toBe(message);
    expect(text).not.toContain('##vso[');
  });

  it('writes 200,000 findings', () => {
    const [finding] = makeResult(FILES, [{ on: 'url' }]).findings;
    if (finding === undefined) throw new Error('no finding');
    const result = { ...makeResult(FILES, []), findings: Array.from({ length: 200_000 }, () => finding) };
    expect((JSON.parse(jsonReport(result, REPORT_OPTIONS, sourceOfFiles(FILES))) as ReportV1).findings).toHaveLength(200_000);
  });
});
