import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportV1 } from '../../src/report/json-v1.ts';
import { CLEAN, CLEARTEXT, makeTree, runCli } from '../support/run-cli.ts';

const ONLY = ['--only', 'no-cleartext-server'];

function parse(stdout: string): ReportV1 {
  return JSON.parse(stdout) as ReportV1;
}

describe('exit codes', () => {
  it.each([
    { name: 'nothing to report', file: CLEAN, args: [], code: 0 },
    { name: 'an error', file: CLEARTEXT, args: [], code: 1 },
    { name: 'an error in JSON', file: CLEARTEXT, args: ['-f', 'json'], code: 1 },
    { name: 'an error that nobody minds', file: CLEARTEXT, args: ['--fail-on', 'never'], code: 0 },
    { name: 'an error with --exit-zero', file: CLEARTEXT, args: ['--exit-zero'], code: 0 },
    { name: 'a warning', file: CLEARTEXT, args: ['--rule', 'no-cleartext-server=warning'], code: 0 },
    { name: 'a warning below a threshold', file: CLEARTEXT, args: ['--rule', 'no-cleartext-server=warning', '--fail-on', 'info'], code: 1 },
    { name: 'a warning too many', file: CLEARTEXT, args: ['--rule', 'no-cleartext-server=warning', '--max-warnings', '0'], code: 1 },
    { name: 'as many warnings as allowed', file: CLEARTEXT, args: ['--rule', 'no-cleartext-server=warning', '--max-warnings', '1'], code: 0 },
    { name: 'a rule that is off', file: CLEARTEXT, args: ['--rule', 'no-cleartext-server=off'], code: 0 },
    { name: 'a rule that is off by its name elsewhere', file: CLEARTEXT, args: ['--rule', 'owasp:api8:2023-no-server-http=off'], code: 0 },
    { name: 'no description with --exit-zero', file: 'a: 1\n', args: ['--exit-zero'], code: 2 },
  ])('$name', async ({ file, args, code }) => {
    const cwd = makeTree({ 'api.yaml': file });
    expect((await runCli(['lint', 'api.yaml', ...args], { cwd })).code).toBe(code);
  });

  it('2 beats 1, and the report is whole', async () => {
    const cwd = makeTree({ 'api.yaml': CLEARTEXT });
    const { code, stdout } = await runCli(['api.yaml', 'gone.yaml', ...ONLY], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('Server http://api.parcelway.io/v1 uses http.');
    expect(stdout).toContain('gone.yaml: does not exist');
  });
});

describe('input', () => {
  it('lints a file without the name of the command', async () => {
    const cwd = makeTree({ 'api.yaml': CLEARTEXT });
    const { stdout, stderr } = await runCli(['api.yaml', ...ONLY], { cwd });
    expect(stdout).toBe(`api.yaml

  6:10  error  Server http://api.parcelway.io/v1 uses http.  no-cleartext-server
    ╭ servers › 0 › url
  6 │   - url: http://api.parcelway.io/v1
    │          ^^^^

✗ 1 error in 1 file with 0 operations
  specwarden explain <rule> tells why a finding matters and how to mend it
`);
    expect(stderr).toMatch(/^1 file audited in [\d.]+ m?s\n$/);
  });

  it('reads standard input under a name', async () => {
    const cwd = makeTree({});
    const unnamed = await runCli(['-', '-f', 'json', ...ONLY], { cwd, input: CLEARTEXT });
    expect(parse(unnamed.stdout).findings.map((finding) => finding.uri)).toEqual(['stdin']);
    const named = await runCli(['lint', '-', '--stdin-filename', 'specs/my api.yaml', '-f', 'json', ...ONLY], { cwd, input: CLEARTEXT });
    expect(parse(named.stdout).files).toMatchObject([{ uri: 'specs/my%20api.yaml', status: 'audited' }]);
  });

  it('searches the current folder when no path is named', async () => {
    const cwd = makeTree({
      '.git/HEAD': '',
      '.gitignore': 'build/\n*.local.yaml\n',
      '.specwardenignore': 'drafts/**\n!keep.local.yaml\n',
      'specs/orders.yml': CLEARTEXT,
      'specs/parts/pet.yaml': 'type: object\n',
      'specs/swagger.json': '{"swagger": "2.0", "info": {"title": "t", "version": "1"}, "paths": {}}',
      'package.json': '{"name": "openapi-tools"}',
      'build/api.yaml': CLEARTEXT,
      'my.local.yaml': CLEARTEXT,
      'keep.local.yaml': CLEARTEXT,
      'drafts/api.yaml': CLEARTEXT,
      'node_modules/other/openapi.yaml': CLEARTEXT,
    });
    const { stdout, code } = await runCli(['-f', 'json', ...ONLY], { cwd });
    expect(parse(stdout).files.map((file) => file.uri)).toEqual(['keep.local.yaml', 'specs/orders.yml', 'specs/swagger.json']);
    expect(code).toBe(1);
  });

  it('honours ignore files above the folder that is searched', async () => {
    const cwd = makeTree({ '.git/HEAD': '', '.gitignore': '/specs/old/\n', 'specs/old/a.yaml': CLEARTEXT, 'specs/new/b.yaml': CLEARTEXT });
    const { stdout } = await runCli(['specs', '-f', 'json', ...ONLY], { cwd });
    expect(parse(stdout).files.map((file) => file.uri)).toEqual(['specs/new/b.yaml']);
  });

  it('says when there is nothing, and minds only if asked', async () => {
    const cwd = makeTree({ 'readme.yaml': 'a: 1\n' });
    const { code, stderr } = await runCli([], { cwd });
    expect([code, stderr]).toEqual([0, 'No OpenAPI description found. Name files or folders, or check .gitignore and .specwardenignore.\n']);
    expect((await runCli(['--require-input'], { cwd })).code).toBe(2);
  });

  it('expands quoted globs', async () => {
    const cwd = makeTree({ 'a/openapi.yaml': CLEARTEXT, 'b/openapi.yaml': CLEAN, 'b/other.yaml': CLEAN });
    const { stdout } = await runCli(['*/openapi.yaml', '-f', 'json', ...ONLY], { cwd });
    expect(parse(stdout).files.map((file) => file.uri)).toEqual(['a/openapi.yaml', 'b/openapi.yaml']);
  });

  it('audits a part with the description that uses it', async () => {
    const root = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    $ref: paths/a.yaml\n";
    const part = 'servers:\n  - url: http://a.parcelway.io\nget:\n  responses: {}\n';
    const cwd = makeTree({ 'api.yaml': root, 'paths/a.yaml': part });
    const { code, stdout } = await runCli(['paths/a.yaml', 'api.yaml', '-f', 'json', ...ONLY], { cwd });
    expect(code).toBe(1);
    expect(parse(stdout).findings.map(({ uri, ruleId, pointer }) => [uri, ruleId, pointer])).toEqual([
      ['paths/a.yaml', 'no-cleartext-server', '/servers/0/url'],
    ]);
  });

  it('skips parts and other files that are named beside descriptions', async () => {
    const cwd = makeTree({ 'api.yaml': CLEAN, 'part.yaml': 'type: object\n', 'package.json': '{"name": "orders"}' });
    const alone = await runCli(['part.yaml', '-f', 'json'], { cwd });
    expect([alone.code, parse(alone.stdout).findings]).toEqual([0, []]);
    const { code, stdout } = await runCli(['part.yaml', 'package.json', 'api.yaml', '-f', 'json'], { cwd });
    expect(code).toBe(0);
    expect(parse(stdout).files.map(({ uri, status, reason }) => [uri, status, reason])).toEqual([
      ['api.yaml', 'audited', undefined],
      ['package.json', 'skipped', 'no `openapi` or `swagger` version'],
      ['part.yaml', 'skipped', 'no `openapi` or `swagger` version'],
    ]);
    expect((await runCli(['package.json'], { cwd })).stdout).toBe(`package.json

  1:1  error  The file has no readable \`openapi\` or \`swagger\` version.  not-openapi
  1 │ {"name": "orders"}
    │ ^

✗ 1 error; no description was audited
  1 file unreadable
  specwarden explain <rule> tells why a finding matters and how to mend it
`);
  });

  it('audits a file once that has two names', async () => {
    const cwd = makeTree({ 'z.yaml': CLEARTEXT });
    symlinkSync('z.yaml', path.join(cwd, 'a.yaml'));
    const { stdout } = await runCli(['-f', 'json', ...ONLY], { cwd });
    expect(parse(stdout).files.map((file) => file.uri)).toEqual(['z.yaml']);
  });

  it('reports a file that two descriptions share once', async () => {
    const root = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    $ref: a.yaml\n";
    const cwd = makeTree({ 'one.yaml': root, 'two.yaml': root, 'a.yaml': 'servers:\n  - url: http://a.parcelway.io\nget: {responses: {}}\n' });
    const { stdout } = await runCli(['-f', 'json', ...ONLY], { cwd });
    expect(parse(stdout).findings).toHaveLength(1);
    expect(parse(stdout).files.map((file) => file.uri)).toEqual(['a.yaml', 'one.yaml', 'two.yaml']);
  });
});

describe('output', () => {
  it('writes several formats, one of them to standard output', async () => {
    const cwd = makeTree({ 'api.yaml': CLEARTEXT });
    const { stdout, code } = await runCli(['api.yaml', '-f', 'text', '-f', 'json=out/report.json', '--format', 'sarif=report.sarif', '--color', ...ONLY], {
      cwd,
    });
    expect(code).toBe(1);
    expect(stdout).toContain('\u001b[31merror');
    expect(parse(readFileSync(path.join(cwd, 'out/report.json'), 'utf8')).summary.error).toBe(1);
    expect(JSON.parse(readFileSync(path.join(cwd, 'report.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('says nothing on standard output when every report goes to a file', async () => {
    const cwd = makeTree({ 'api.yaml': CLEARTEXT });
    expect((await runCli(['api.yaml', '-f', 'json=report.json'], { cwd })).stdout).toBe('');
  });

  it('ends with 2 when a report cannot be written', async () => {
    const cwd = makeTree({ 'api.yaml': CLEAN });
    mkdirSync(path.join(cwd, 'report.json'));
    const { code, stderr } = await runCli(['api.yaml', '-f', 'json=report.json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("the report can't be written to");
  });

  it('hides all but errors with --quiet, and says so', async () => {
    const cwd = makeTree({ 'api.yaml': CLEARTEXT });
    const { stdout, stderr, code } = await runCli(['api.yaml', '--quiet', '--rule', 'no-cleartext-server=warning', '--fail-on', 'warning', '--no-config'], {
      cwd,
    });
    expect(stdout).toContain('1 below error not shown (--quiet)');
    expect([stderr, code]).toEqual(['', 1]);
  });

  it('is the same, byte for byte, in two runs', async () => {
    const cwd = makeTree({ 'api.yaml': CLEARTEXT, 'b.json': '{"swagger": "2.0", "schemes": ["http"], "host": "a.parcelway.io", "paths": {}}' });
    const [first, second] = await Promise.all([runCli(['-f', 'json'], { cwd }), runCli(['-f', 'json'], { cwd })]);
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).not.toContain(cwd);
  });

  it('arrives whole through a pipe', async () => {
    const servers = Array.from({ length: 12_000 }, (_, index) => `  - url: http://s${index}.parcelway.io\n`).join('');
    const cwd = makeTree({ 'api.yaml': CLEARTEXT.replace('servers:\n', `servers:\n${servers}`) });
    const { stdout, code } = await runCli(['api.yaml', '-f', 'json', '--no-collapse', ...ONLY], { cwd });
    expect(stdout.length).toBeGreaterThan(5_000_000);
    expect([parse(stdout).findings.length, code]).toEqual([12_001, 1]);
  });

  it('shows paths from --root', async () => {
    const cwd = makeTree({ 'specs/api.yaml': CLEARTEXT });
    const { stdout } = await runCli(['specs/api.yaml', '--root', 'specs', '-f', 'json', ...ONLY], { cwd });
    expect(parse(stdout).files.map((file) => file.uri)).toEqual(['api.yaml']);
  });

  it('tells what took how long with --stats', async () => {
    const cwd = makeTree({ 'api.yaml': CLEAN });
    expect((await runCli(['api.yaml', '--stats'], { cwd })).stderr).toMatch(/\d ms {2}load/);
  });
});

describe('configuration', () => {
  it('is the nearest one of each description', async () => {
    const off = 'rules:\n  owasp:api8:2023-no-server-http: off\n';
    const cwd = makeTree({ '.git/HEAD': '', 'specwarden.yaml': 'failOn: never\n', 'a/api.yaml': CLEARTEXT, 'b/specwarden.yml': off, 'b/api.yaml': CLEARTEXT });
    const { stdout, code } = await runCli(['-f', 'json'], { cwd });
    expect(parse(stdout).findings.map(({ uri, ruleId }) => [uri, ruleId])).toContainEqual(['a/api.yaml', 'no-cleartext-server']);
    expect(parse(stdout).findings.filter(({ uri, ruleId }) => uri === 'b/api.yaml' && ruleId === 'no-cleartext-server')).toEqual([]);
    expect(code).toBe(0);
    expect((await runCli(['--no-config', ...ONLY], { cwd })).code).toBe(1);
    expect((await runCli(['--config', 'b/specwarden.yml', '-f', 'json'], { cwd })).stdout).not.toContain('"no-cleartext-server"');
  });

  it('is not looked for outside of the work tree', async () => {
    const cwd = makeTree({ 'specwarden.yaml': 'failOn: never\n', 'repo/.git/HEAD': '', 'repo/api.yaml': CLEARTEXT });
    expect((await runCli(['repo/api.yaml', ...ONLY], { cwd })).code).toBe(1);
  });

  it('is refused with place and suggestion', async () => {
    const cwd = makeTree({ 'specwarden.yaml': 'preset: recommended\nfailOm: error\n', 'api.yaml': CLEAN });
    const { code, stderr, stdout } = await runCli(['api.yaml'], { cwd });
    expect([code, stderr, stdout]).toEqual([2, 'error: specwarden.yaml:2:1: Unknown key "failOm". Did you mean "failOn"?\n', '']);
  });
});

describe('mistakes', () => {
  it.each([
    [['lint', '--fromat', 'json'], "error: unknown option '--fromat'\n(Did you mean --format?)\n"],
    [['-f', 'jsn'], "error: option '-f, --format <name[=file]>' argument 'jsn' is invalid. Expected one of text, json, sarif. Did you mean \"json\"?\n"],
    [['-f', 'json', '-f', 'text'], "error: option '-f, --format <name[=file]>' argument 'text' is invalid. Only one format can go to standard output."],
    [['--preset', 'strictt'], 'Expected one of recommended, strict, publish. Did you mean "strict"?'],
    [['--rule', 'no-cleartext-servre=off'], 'There is no rule "no-cleartext-servre". Did you mean "no-cleartext-server"?'],
    [['--rule', 'no-cleartext-server=fatal'], 'Expected one of off, error, warning, info, hint.'],
    [['--max-warnings', 'x'], 'Expected a whole number.'],
    [['--allow-host', '127.0.0.1:8765'], 'Expected a host name without scheme, port or path.'],
    [['--config', 'gone.yaml', 'package.json'], 'error: gone.yaml: the configuration file does not exist.\n'],
    [['--root', 'gone'], 'error: the root folder gone does not exist.\n'],
    [['explain', 'no-clertext-server'], 'error: there is no rule "no-clertext-server". Did you mean "no-cleartext-server"?\n'],
    [['explain'], "error: missing required argument 'rule'\n"],
    [['rules', '--format', 'yaml'], 'Expected one of text, json, markdown.'],
    [['ruls'], 'There is no file or command "ruls". Did you mean "rules"?\n'],
  ])('%j', async (args, message) => {
    const { code, stderr } = await runCli(args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it('SOURCE_DATE_EPOCH must be a number', async () => {
    const { code, stderr } = await runCli(['package.json'], { env: { SOURCE_DATE_EPOCH: 'today' } });
    expect([code, stderr]).toEqual([2, 'error: SOURCE_DATE_EPOCH is "today", not a number of seconds.\n']);
  });

  it.each([['--help'], ['--version'], ['lint', '--help']])('%s is no mistake', async (...args) => {
    const { code, stdout } = await runCli(args);
    expect(code).toBe(0);
    expect(stdout).not.toBe('');
  });
});

describe('a report file', () => {
  it('replaces an older one and leaves nothing beside it', async () => {
    const cwd = makeTree({ 'api.yaml': CLEAN, 'report.json': 'old' });
    await runCli(['api.yaml', '-f', 'json=report.json'], { cwd });
    expect(parse(readFileSync(path.join(cwd, 'report.json'), 'utf8')).version).toBe(1);
    expect(readdirSync(cwd).sort()).toEqual(['api.yaml', 'report.json']);
  });

  it('may be a device', () => {
    const cwd = makeTree({ 'api.yaml': CLEAN });
    expect(parse(throughPipe('api.yaml -f json=/dev/stdout', 'cat', cwd).stdout).version).toBe(1);
  });
});

it('ends quietly when its reader has seen enough', () => {
  const servers = Array.from({ length: 5000 }, (_, index) => `  - url: http://s${index}.parcelway.io\n`).join('');
  const cwd = makeTree({ 'api.yaml': CLEARTEXT.replace('servers:\n', `servers:\n${servers}`) });
  expect(throughPipe('api.yaml --no-collapse --quiet', 'head -n 1', cwd)).toEqual({ stdout: 'api.yaml\n', stderr: '' });
});

/** Runs the command line with its output in a pipe to another program. */
function throughPipe(args: string, reader: string, cwd: string): { stdout: string; stderr: string } {
  const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${path.resolve('dist/cli.js')}" ${args} | ${reader}`], { cwd, encoding: 'utf8' });
  return { stdout, stderr: stderr.replace(/^1 file audited in .*\n/, '') };
}
