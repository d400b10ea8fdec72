import { expect, it } from 'vitest';
import type { ReportV1 } from '../../src/report/json-v1.ts';
import { CLEAN, type CliRun, makeTree, runCli } from '../support/run-cli.ts';

const HOUSE_RULES = `rules:
  house-contact:
    given: $.info
    severity: warn
    message: The info object names no contact.
    then: {field: contact, function: truthy}
`;
const CODE_RULES = `export default {
  rules: { 'house-code': { given: '$.info', message: 'code ran', then: { function: () => [{ message: 'code ran' }] } } },
};
`;

function ruleIds({ stdout }: CliRun): readonly string[] {
  return (JSON.parse(stdout) as ReportV1).findings.map((finding) => finding.ruleId);
}

it("runs the repository's own declarative rules beside ours", async () => {
  const cwd = makeTree({ '.git/HEAD': '', '.spectral.yaml': HOUSE_RULES, 'specs/api.yaml': CLEAN });
  const run = await runCli(['specs/api.yaml', '-f', 'json'], { cwd });
  expect(ruleIds(run)).toEqual(['spectral:house-contact']);
  expect((JSON.parse(run.stdout) as ReportV1).findings[0]).toMatchObject({ severity: 'warning', pointer: '/info', range: { start: { line: 3 } } });
  expect((await runCli(['specs/api.yaml', '-f', 'sarif'], { cwd })).stdout).toContain('"name": "SpectralHouseContact"');
  expect((await runCli(['specs/api.yaml', '--fail-on', 'warning'], { cwd })).code).toBe(1);
});

it('runs code only when it is named', async () => {
  const cwd = makeTree({ '.git/HEAD': '', '.spectral.mjs': CODE_RULES, 'api.yaml': CLEAN });
  const untrusted = await runCli(['api.yaml', '-f', 'json'], { cwd });
  expect(ruleIds(untrusted)).toEqual([]);
  expect(untrusted.stderr).toMatch(/^The Spectral ruleset is not run: .*JavaScript rulesets are code\. Pass --spectral \.spectral\.mjs to trust it\.\n/);
  expect(ruleIds(await runCli(['api.yaml', '-f', 'json', '--spectral', '.spectral.mjs'], { cwd }))).toEqual(['spectral:house-code']);
});

it('leaves out a ruleset that nobody trusted, and says so', async () => {
  const cwd = makeTree({ '.git/HEAD': '', '.spectral.yaml': 'extends: ["some-company-ruleset"]\n', 'api.yaml': CLEAN, 'b.yaml': CLEAN });
  const { code, stderr } = await runCli(['api.yaml', 'b.yaml'], { cwd });
  expect(code).toBe(0);
  expect(stderr.match(/The Spectral ruleset is not run: .*"some-company-ruleset" is a package/g)).toHaveLength(1);
});

it('ends with 2 when the ruleset that was named does not work', async () => {
  const cwd = makeTree({ 'api.yaml': CLEAN, 'rules.yaml': 'rules: {x: {given: 3}}\n' });
  expect(await runCli(['api.yaml', '--spectral', 'gone.yaml'], { cwd })).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^error: .*gone\.yaml/),
  });
  expect(await runCli(['api.yaml', '--spectral', 'rules.yaml'], { cwd })).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^error: .*rules\.yaml/),
  });
});

it.each([
  ['an unknown rule', 'extends: ["spectral:oas"]\nrules: {no-such-rule: off}\n'],
  ['a missing file', 'extends: ["./gone.yaml"]\n'],
  ['a bad path', 'rules: {x: {given: 3, then: {function: truthy}}}\n'],
])('ends with 2 when the ruleset of the repository has %s', async (_name, ruleset) => {
  const cwd = makeTree({ '.git/HEAD': '', '.spectral.yaml': ruleset, 'api.yaml': CLEAN });
  expect(await runCli(['api.yaml'], { cwd })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^error: .*\.spectral\.yaml: /) });
});
