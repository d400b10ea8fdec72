import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/audit/finding.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { type Files, type FindingSketch, makeResult, REPORT_OPTIONS, sourceOfFiles } from '../support/make-result.ts';

// The schema is draft-04, with patterns that are invalid under the `u` flag.
const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const isSarif = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

interface SarifLog {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
      readonly invocations: readonly Record<string, unknown>[];
      readonly results: readonly {
        readonly [member: string]: unknown;
        readonly locations: readonly { readonly physicalLocation: Record<string, unknown> }[];
      }[];
    },
  ];
}

function sarifOf(files: Files, sketches: readonly FindingSketch[], extra: Partial<AuditResult> = {}): SarifLog['runs'][0] {
  const log = JSON.parse(sarifReport(makeResult(files, sketches, extra), REPORT_OPTIONS, sourceOfFiles(files))) as SarifLog;
  isSarif(log);
  expect(isSarif.errors ?? []).toEqual([]);
  return log.runs[0];
}

const TEXT = 'openapi: 3.0.3\nservers:\n  - url: http://acme.com\nsecurity: []\n';

describe('sarifReport', () => {
  it('describes a finding as code scanning reads it', () => {
    const run = sarifOf({ 'a.yaml': TEXT }, [
      {
        on: 'http://acme.com',
        pointer: '/servers/0/url',
        message: 'Server http://{{host}} uses http.',
        related: [{ on: 'security', message: 'inherits `security: []` from the root' }],
      },
    ]);
    const text = 'Server http://{{host}} uses http. See [inherits `security: \\[\\]` from the root](1).';
    expect(run.results[0]).toEqual({
      ruleId: 'no-cleartext-server',
      ruleIndex: 0,
      level: 'error',
      message: { id: 'default', arguments: [text.slice(0, -1)], text },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 3, startColumn: 10, endLine: 3, endColumn: 25, snippet: { text: 'http://acme.com' } },
            contextRegion: { startLine: 2, startColumn: 1, endLine: 4, endColumn: 13, snippet: { text: 'servers:\n  - url: http://acme.com\nsecurity: []' } },
          },
          logicalLocations: [{ fullyQualifiedName: '#/servers/0/url' }],
        },
      ],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: { artifactLocation: { uri: 'a.yaml', uriBaseId: 'SRCROOT' }, region: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 9 } },
          logicalLocations: [{ fullyQualifiedName: '#/security' }],
          message: { text: 'inherits `security: []` from the root.' },
        },
      ],
      partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{1,16}:1$/), 'specwarden/v1': '0123456789abcdef' },
      properties: { confidence: 'high' },
    });
    expect(run.tool.driver.rules[0]).toMatchObject({
      id: 'no-cleartext-server',
      name: 'NoCleartextServer',
      helpUri: 'https://specwarden.dev/rules/no-cleartext-server',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 'transport', 'external/cwe/cwe-319', 'owasp/api8-2023'], precision: 'high', 'security-severity': '8.0' },
    });
  });

  it('masks secrets in snippets and their surroundings, also of a neighbouring finding', () => {
    const secret = ['S3cret', 'Value', 'Nobody', 'Knows'].join('-');
    const run = sarifOf({ 'a.yaml': `key: ${secret}\nother: 1 # ${secret}\n` }, [
      { on: secret, family: 'credentials', ruleId: 'no-live-token', evidence: 'token, 25 characters' },
      { on: 'other', ruleId: 'no-cleartext-server' },
    ]);
    expect(JSON.stringify(run)).not.toContain(secret);
    expect(run.results[0]?.locations[0]?.physicalLocation).toMatchObject({
      region: { startColumn: 6, endColumn: 6 + secret.length, snippet: { text: '•••' } },
      contextRegion: { snippet: { text: 'key: •••\nother: 1 # •••' } },
    });
  });

  it('quotes little of a file of one long line', () => {
    const run = sarifOf({ 'a.json': `{"a":"${'x'.repeat(5000)}","url":"http://acme.com","b":"${'y'.repeat(5000)}"}` }, [{ on: 'http://acme.com' }]);
    const location = run.results[0]?.locations[0]?.physicalLocation as { contextRegion: { startColumn: number; endColumn: number; snippet: { text: string } } };
    expect(location.contextRegion.snippet.text).toHaveLength(location.contextRegion.endColumn - location.contextRegion.startColumn);
    expect(location.contextRegion.snippet.text.length).toBeLessThan(700);
    expect(location.contextRegion.snippet.text).toContain('"url":"http://acme.com"');
  });

  it('names the rules of other tools without a description', () => {
    const run = sarifOf({ 'a.yaml': TEXT }, [{ on: 'servers', ruleId: 'spectral:house-rule', severity: 'info' }]);
    expect(run.tool.driver.rules[0]).toMatchObject({ id: 'spectral:house-rule', name: 'SpectralHouseRule', defaultConfiguration: { level: 'note' } });
  });

  it('keeps suppressed findings and unreadable files', () => {
    const run = sarifOf({ 'a.yaml': TEXT }, [{ on: 'servers', suppression: { kind: 'inline', justification: 'test server' } }], {
      files: [{ uri: 'gone.yaml', openapi: null, operations: 0, status: 'unreadable', reason: 'There is no such file.' }],
    });
    expect(run.results[0]?.suppressions).toEqual([{ kind: 'inSource', status: 'accepted', justification: 'test server' }]);
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'Could not read gone.yaml: There is no such file.' } }],
    });
  });

  it('names files outside the root absolutely', () => {
    const run = sarifOf({ 'file:///srv/a.yaml': TEXT }, [{ on: 'servers' }]);
    expect(run.results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({ uri: 'file:///srv/a.yaml' });
  });
});
