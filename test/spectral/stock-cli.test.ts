import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The published rulesets in the stock Spectral CLI, as its users load them. Needs `npm run build`. */
const SPECTRAL = createRequire(import.meta.url).resolve('@stoplight/spectral-cli/dist/index.js');
const ORDERS = `openapi: 3.1.0
info: {title: Orders, version: "1", description: "Not {{1+1}} but #{{1+1}}."}
servers:
  - url: http://{{host}}.orders.io
  - url: http://api.orders.io
paths: {}
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specwarden-stock-'));
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(process.cwd(), path.join(folder, 'node_modules/specwarden'), 'dir');
  writeFileSync(path.join(folder, 'orders.yaml'), ORDERS);
  writeFileSync(path.join(folder, 'other.yaml'), ORDERS);
  for (const extension of ['mjs', 'cjs']) copyFileSync(`dist/rulesets/recommended.${extension}`, path.join(folder, `recommended.${extension}`));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Diagnostic {
  readonly code: string;
  readonly severity: number;
  readonly message: string;
  readonly source: string;
  readonly path: readonly string[];
}

function spectral(ruleset: string, text: string, ...files: string[]): Diagnostic[] {
  writeFileSync(path.join(folder, ruleset), text);
  const { stdout, stderr } = spawnSync(process.execPath, [SPECTRAL, 'lint', '-q', '-f', 'json', '-r', ruleset, ...files], { cwd: folder, encoding: 'utf8' });
  const start = stdout.indexOf('[');
  if (start === -1) throw new Error(`Spectral printed no result: ${stderr || stdout}`);
  return JSON.parse(stdout.slice(start)) as Diagnostic[];
}

const cleartext = (diagnostics: readonly Diagnostic[]): number[] =>
  diagnostics.filter(({ code }) => code === 'no-cleartext-server').map(({ severity }) => severity);

describe('the ruleset loads', () => {
  test.each([
    ['by package name', '.spectral.yaml', 'extends: [specwarden/rulesets/recommended]\n'],
    ['by relative path to the ES module', 'esm.yaml', 'extends: ["./recommended.mjs"]\n'],
    ['by relative path to the CommonJS module', 'cjs.yaml', 'extends: ["./recommended.cjs"]\n'],
    ['from an ES module', 'ruleset.mjs', "import recommended from 'specwarden/rulesets/recommended';\nexport default { extends: [recommended] };\n"],
    ['from a CommonJS module', 'ruleset.cjs', "module.exports = { extends: [require('specwarden/rulesets/recommended')] };\n"],
  ])('%s', (_name, file, text) => {
    expect(cleartext(spectral(file, text, 'orders.yaml'))).toEqual([0, 0]);
  });

  test.each(['recommended', 'strict', 'publish'])('as the preset %s', (preset) => {
    expect(cleartext(spectral('preset.yaml', `extends: [specwarden/rulesets/${preset}]\n`, 'orders.yaml'))).toEqual([0, 0]);
  });
});

test('rules are turned off, regraded and overridden by file', () => {
  const off = spectral('off.yaml', 'extends: [specwarden/rulesets/recommended]\nrules: {no-cleartext-server: "off"}\n', 'orders.yaml');
  expect(cleartext(off)).toEqual([]);
  const regraded = spectral('regraded.yaml', 'extends: [specwarden/rulesets/recommended]\nrules: {no-cleartext-server: hint}\n', 'orders.yaml');
  expect(cleartext(regraded)).toEqual([3, 3]);
  const overrides = 'extends: [specwarden/rulesets/recommended]\noverrides: [{files: [orders.yaml], rules: {no-cleartext-server: info}}]\n';
  const overridden = spectral('overridden.yaml', overrides, 'orders.yaml', 'other.yaml');
  expect(overridden.filter(({ code, source }) => code === 'no-cleartext-server' && source.endsWith('orders.yaml')).map(({ severity }) => severity)).toEqual([
    2, 2,
  ]);
  expect(overridden.filter(({ code, source }) => code === 'no-cleartext-server' && source.endsWith('other.yaml')).map(({ severity }) => severity)).toEqual([
    0, 0,
  ]);
});

test('text in braces is printed, not computed', () => {
  const messages = spectral('braces.yaml', 'extends: [specwarden/rulesets/recommended]\n', 'orders.yaml').map(({ message }) =>
    message.replaceAll('\u2060', ''),
  );
  expect(messages).toContain('Server http://{{host}}.orders.io uses http.');
});
