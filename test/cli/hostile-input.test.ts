import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReportV1 } from '../../src/report/json-v1.ts';
import { CLEAN, CLEARTEXT, makeTree, runCli } from '../support/run-cli.ts';

interface JsonRun {
  readonly code: number | null;
  readonly report: ReportV1;
  readonly stderr: string;
}

async function lintJson(cwd: string, ...args: readonly string[]): Promise<JsonRun> {
  const { code, stdout, stderr } = await runCli(['lint', '-f', 'json', ...args], { cwd });
  return { code, report: JSON.parse(stdout) as ReportV1, stderr };
}

function ruleIds({ report }: JsonRun): readonly string[] {
  return report.findings.map((finding) => finding.ruleId);
}

describe('what is no description', () => {
  it.each([
    { name: 'an empty file', content: '', rule: 'not-openapi' },
    { name: 'another YAML file', content: 'openapi: yes please\n', rule: 'not-openapi' },
    { name: 'another JSON file', content: '{"name": "package"}', rule: 'not-openapi' },
    { name: 'a list', content: '[1, 2]', rule: 'not-openapi' },
    { name: 'a future major version', content: 'openapi: 4.0.0\n', rule: 'not-openapi' },
  ])('$name', async ({ content, rule }) => {
    const run = await lintJson(makeTree({ 'api.yaml': content }), 'api.yaml');
    expect(ruleIds(run)).toEqual([rule]);
    expect(run.report.files).toMatchObject([{ uri: 'api.yaml', status: 'unreadable', operations: 0, reason: expect.any(String) }]);
    expect(run.code).toBe(2);
  });

  it.each([
    { name: 'nothing', reason: 'does not exist', content: undefined },
    { name: 'a binary file', reason: 'is a binary file', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]) },
    { name: 'UTF-16', reason: 'is UTF-16: save it as UTF-8', content: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CLEAN, 'utf16le')]) },
    {
      name: 'Latin-1',
      reason: 'is not valid UTF-8 (first at line 3): save it as UTF-8',
      content: Buffer.from('openapi: 3.1.0\ninfo:\n  title: caf\u00e9\n', 'latin1'),
    },
  ])('$name', async ({ reason, content }) => {
    const run = await lintJson(makeTree(content === undefined ? {} : { 'api.yaml': content }), 'api.yaml');
    expect(run.report.files).toEqual([{ uri: 'api.yaml', openapi: null, operations: 0, status: 'unreadable', reason }]);
    expect(run.code).toBe(2);
    expect(run.report.findings.map(({ ruleId, message }) => [ruleId, message])).toEqual(content === undefined ? [] : [['syntax-error', `The file ${reason}.`]]);
  });

  it.skipIf(process.platform === 'win32')('a pipe is not waited for', async () => {
    const cwd = makeTree({});
    const { execFileSync } = await import('node:child_process');
    execFileSync('mkfifo', [path.join(cwd, 'api.yaml')]);
    const run = await lintJson(cwd, 'api.yaml', '/dev/zero', '--root', '/');
    expect(run.report.files.map((file) => file.reason)).toEqual(['is not a regular file', 'is not a regular file']);
  });

  it('an empty folder', async () => {
    const cwd = makeTree({ 'other/readme.md': '' });
    expect(await runCli(['other'], { cwd })).toMatchObject({ code: 0, stdout: 'No description was audited\n' });
  });
});

describe('what is partly readable', () => {
  it('yields the findings of its readable part, the syntax error, and exit code 2', async () => {
    const run = await lintJson(makeTree({ 'api.yaml': `${CLEARTEXT}tags: [a, b\nexternalDocs: {url: x}\n` }), 'api.yaml', '--exit-zero');
    expect(ruleIds(run)).toContain('syntax-error');
    expect(ruleIds(run)).toContain('no-cleartext-server');
    expect(run.code).toBe(2);
  });

  it('does not keep the other files from being audited', async () => {
    const cwd = makeTree({ 'a.yaml': '{', 'b.yaml': CLEARTEXT, 'c.yaml': CLEARTEXT });
    const run = await lintJson(cwd, 'a.yaml', 'b.yaml', 'c.yaml');
    expect(run.report.findings.filter((finding) => finding.ruleId === 'no-cleartext-server').map((finding) => finding.uri)).toEqual(['b.yaml', 'c.yaml']);
  });
});

describe('references', () => {
  const withRef = (ref: string): string => `${CLEAN.replace('paths: {}\n', '')}paths:\n  /a:\n    $ref: '${ref}'\n`;

  it.each(['/etc/passwd', 'file:///etc/passwd', '../../../../../../../../etc/passwd', '../secret.yaml', '%2e%2e/secret.yaml', 'file://host/share'])(
    'never leave the root: %s',
    async (ref) => {
      const cwd = makeTree({ 'secret.yaml': 'get:\n  description: STOLEN\n', 'repo/.git/HEAD': '', 'repo/api.yaml': withRef(ref) });
      const { stdout, stderr } = await runCli(['lint', 'repo/api.yaml', '--preset', 'publish'], { cwd });
      expect(stdout + stderr).not.toMatch(/STOLEN|root:x:/);
      const run = await lintJson(cwd, 'repo/api.yaml');
      expect(run.report.files.map((file) => file.uri)).toEqual(['repo/api.yaml']);
    },
  );

  it('never leave the root through a link', async () => {
    const cwd = makeTree({ 'secret.yaml': 'get:\n  description: STOLEN\n', 'repo/.git/HEAD': '', 'repo/api.yaml': withRef('link.yaml') });
    symlinkSync(path.join(cwd, 'secret.yaml'), path.join(cwd, 'repo/link.yaml'));
    symlinkSync(path.join(cwd, 'secret.yaml'), path.join(cwd, 'repo/named.yaml'));
    const run = await lintJson(cwd, 'repo/api.yaml', 'repo/named.yaml');
    expect(run.report.files.map(({ uri, status, reason }) => [uri, status, reason])).toEqual([
      ['repo/api.yaml', 'audited', undefined],
      ['repo/named.yaml', 'unreadable', 'is outside of the root folder'],
    ]);
  });

  it('are followed through links and loops inside the root', async () => {
    const cwd = makeTree({
      '.git/HEAD': '',
      'api.yaml': withRef('a.yaml'),
      'parts/a.yaml': 'servers:\n  - url: http://a.parcelway.io\nget: {$ref: "../api.yaml#/paths/~1a/get"}\n',
    });
    symlinkSync('parts/a.yaml', path.join(cwd, 'a.yaml'));
    mkdirSync(path.join(cwd, 'loop'));
    symlinkSync('..', path.join(cwd, 'loop/back'));
    const run = await lintJson(cwd);
    expect(run.report.files.map((file) => file.uri)).toEqual(['a.yaml', 'api.yaml']);
    expect(ruleIds(run)).toContain('no-cleartext-server');
  });

  it('ask no server, unless the host is allowed', async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? '');
      if (request.url === '/away.yaml') response.writeHead(302, { location: 'http://localhost:1/x.yaml' }).end();
      else response.end('servers:\n  - url: http://a.parcelway.io\nget: {}\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cwd = makeTree({ 'api.yaml': withRef(`${base}/a.yaml`), 'away.yaml': withRef(`${base}/away.yaml`) });
    await lintJson(cwd, 'api.yaml', 'away.yaml', '--preset', 'publish');
    expect(requests).toEqual([]);
    const allowed = await lintJson(cwd, 'api.yaml', 'away.yaml', '--allow-host', '127.0.0.1');
    expect(requests).toEqual(['/a.yaml', '/away.yaml']);
    expect(allowed.report.files.map((file) => file.uri)).toEqual(['api.yaml', 'away.yaml', `${base}/a.yaml`]);
  });
});

describe('limits', () => {
  const part = (next: string) => `get: {responses: {}}\nparameters: [{$ref: '${next}'}]\n`;
  const tree = (limits: string) => ({
    'specwarden.yaml': `limits: ${limits}\n`,
    'api.yaml': `${CLEAN.replace('paths: {}', 'paths: {/a: {$ref: a.yaml}, /b: {$ref: b.yaml}}')}`,
    'a.yaml': part('c.yaml'),
    'b.yaml': part('d.yaml'),
    'c.yaml': '{name: c, in: query}\n',
    'd.yaml': '{name: d, in: query}\n',
  });
  const engineFindings = ({ report }: JsonRun) => report.findings.filter(({ family }) => family === 'engine').map(({ uri, message }) => [uri, message]);

  it('on the number of files are reported once', async () => {
    const run = await lintJson(makeTree(tree('{maxFiles: 3}')), 'api.yaml');
    expect(engineFindings(run)).toEqual([['a.yaml', 'The description is made of more than 3 files (limits.maxFiles); the rest is not audited.']]);
    expect([run.code, run.report.files.length]).toEqual([2, 3]);
  });

  it('on the size of a file are reported where it is referred to', async () => {
    const files = { ...tree('{maxBytes: 200}'), 'd.yaml': `# ${'x'.repeat(200)}\n`, 'c.yaml': Buffer.from('{name: caf\u00e9}', 'latin1') };
    const run = await lintJson(makeTree(files), 'api.yaml');
    expect(engineFindings(run)).toEqual([
      ['a.yaml', 'The referenced file is not valid UTF-8 (first at line 1): save it as UTF-8.'],
      ['b.yaml', 'The referenced file is larger than 200 bytes (limits.maxBytes).'],
    ]);
    expect(run.code).toBe(2);
  });

  it.each(['api.yaml', '.'])('on the size of a description are reported, named or found: %s', async (typed) => {
    const run = await lintJson(makeTree({ 'specwarden.yaml': 'limits: {maxBytes: 20}\n', 'api.yaml': CLEAN }), typed);
    expect(engineFindings(run)).toEqual([['api.yaml', expect.stringContaining('is larger than 20 bytes')]]);
    expect(run.code).toBe(2);
  });
});

it('a search passes over data that is not UTF-8, but not over descriptions', async () => {
  const latin1 = (text: string) => Buffer.from(`${text}x: caf\u00e9\n`, 'latin1');
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CLEAN, 'utf16le')]);
  const run = await lintJson(makeTree({ 'api.yaml': latin1(CLEAN), 'data.yaml': latin1(''), 'wide.yaml': utf16 }));
  expect(run.report.files.map(({ uri, status }) => [uri, status])).toEqual([
    ['api.yaml', 'unreadable'],
    ['data.yaml', 'skipped'],
    ['wide.yaml', 'unreadable'],
  ]);
  expect(run.report.findings.map(({ uri, ruleId }) => [uri, ruleId])).toEqual([
    ['api.yaml', 'syntax-error'],
    ['wide.yaml', 'syntax-error'],
  ]);
});

describe('text of documents', () => {
  it('is printed as it is, whatever it looks like', async () => {
    const cwd = makeTree({ 'api.yaml': CLEARTEXT.replace('api.parcelway.io', '{{1+1}}.parcelway.io') });
    const { stdout } = await runCli(['api.yaml'], { cwd });
    expect(stdout).toContain('http://{{1+1}}.parcelway.io/v1');
  });

  it('commands neither terminal nor CI', async () => {
    const cwd = makeTree({});
    const url = 'http://a.parcelway.io/\\e[2J\\u202e##vso[task.complete]';
    writeFileSync(path.join(cwd, 'api.yaml'), CLEARTEXT.replace('http://api.parcelway.io/v1', `"${url}" # \u009b31m ##[error]x`));
    for (const format of ['text', 'json', 'sarif']) {
      const { stdout } = await runCli(['api.yaml', '-f', format, '--no-color'], { cwd });
      for (const part of ['\u001b', '\u009b', '\u202e', '##vso[', '##[']) expect(stdout).not.toContain(part);
    }
  });

  it('may hold keys that objects have by themselves', async () => {
    const cwd = makeTree({ 'api.yaml': `${CLEARTEXT}__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n` });
    const run = await lintJson(cwd, 'api.yaml');
    expect(ruleIds(run)).toContain('no-cleartext-server');
  });
});
