import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SCRIPT = path.resolve('scripts/new-rule.mjs');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specwarden-new-rule-'));
  mkdirSync(path.join(folder, 'src/rules'), { recursive: true });
  cpSync('package.json', path.join(folder, 'package.json'));
  cpSync('src/rules/rule.ts', path.join(folder, 'src/rules/rule.ts'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function newRule(...args: readonly string[]) {
  return spawnSync(process.execPath, [SCRIPT, ...args], { cwd: folder, encoding: 'utf8' });
}

test('writes the rule and two fixtures, one of which expects what the rule does not report yet', () => {
  expect(newRule('no-open-door', 'routes').status).toBe(0);
  expect(readFileSync(path.join(folder, 'src/rules/routes/no-open-door.ts'), 'utf8')).toContain("id: 'no-open-door',\n    family: 'routes',");
  expect(readdirSync(path.join(folder, 'fixtures/rules/no-open-door'))).toEqual(['bad.yaml', 'good.yaml']);
  expect(readFileSync(path.join(folder, 'fixtures/rules/no-open-door/bad.yaml'), 'utf8')).toContain('get: # expect: no-open-door');
});

test.each([
  ['nothing', [], 'Usage'],
  ['an id that is not kebab-case', ['NoOpenDoor', 'routes'], 'kebab-case'],
  ['an id that leaves the folder', ['../no-door', 'routes'], 'kebab-case'],
  ['an unknown family', ['no-open-door', 'doors'], 'Families: transport'],
  ['the family of the engine', ['no-open-door', 'engine'], 'Families: transport'],
])('refuses %s', (_name, args, message) => {
  const { status, stderr } = newRule(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(readdirSync(folder).sort()).toEqual(['package.json', 'src']);
});

test('refuses an id that exists, in whatever family', () => {
  newRule('no-open-door', 'routes');
  const { status, stderr } = newRule('no-open-door', 'text');
  expect(status).toBe(2);
  expect(stderr).toContain('exists already');
});
