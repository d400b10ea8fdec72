import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

// What users get: `npm run build` comes first, as `npm test` does.
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const rulesets = readdirSync('dist/rulesets').map((file) => `dist/rulesets/${file}`);

test('every target of exports and bin exists', () => {
  const targets = [...JSON.stringify(manifest.exports).matchAll(/"(\.\/[^"*]+\.(?:js|mjs|cjs|ts|json))"/g)].map(([, target]) => String(target));
  expect([...targets, manifest.bin.specwarden].filter((target) => !existsSync(target))).toEqual([]);
});

test('the package brings no dependencies and no install script', () => {
  expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['dependencies']));
  expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
});

test('the lock file is complete: npm ci refuses one without every optional package', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
  };
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !packages[`node_modules/${name}`] && !packages[`${folder}/node_modules/${name}`]),
  );
  expect(missing).toEqual([]);
  expect(Object.keys(packages).filter((folder) => packages[folder]?.resolved !== undefined)).toEqual([]);
});

test.each(rulesets)('%s is self-contained', (file) => {
  const imports = [...readFileSync(file, 'utf8').matchAll(/\b(?:require|import)\(\s*["']([^"']+)["']\s*\)|\bfrom\s*["']([^"']+)["']/g)];
  const modules = imports.map(([, required, imported]) => String(required ?? imported));
  expect(modules.filter((name) => name.startsWith('node:') || builtinModules.includes(name) || name.startsWith('@stoplight/'))).toEqual([]);
});

test('a ruleset is the same whether it is imported or required', async () => {
  const required = createRequire(import.meta.url)('../dist/rulesets/recommended.cjs');
  const { default: imported } = await import(path.resolve('dist/rulesets/recommended.mjs'));
  expect(Object.keys(required.rules)).toEqual(Object.keys(imported.rules));
  expect(Object.keys(required.rules)).toContain('no-cleartext-server');
});

test('the command line starts without Spectral: that chunk loads when asked for', () => {
  const cli = readFileSync('dist/cli.js', 'utf8');
  const eager = [...cli.matchAll(/(?:^|;|\n)import\s*[^("';]*["']\.\/(chunks\/[^"']+)["']/g)].map(([, chunk]) => String(chunk));
  const texts = [cli, ...eager.map((chunk) => readFileSync(`dist/${chunk}`, 'utf8'))];
  expect(texts.some((text) => text.includes('spectral-core/dist'))).toBe(false);
  expect(readdirSync('dist/chunks').some((chunk) => readFileSync(`dist/chunks/${chunk}`, 'utf8').includes('spectral-core/dist'))).toBe(true);
});

test('the package holds the samples that `explain` shows, and nothing of the tests', () => {
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const packed: string[] = files.map((file: { path: string }) => file.path);
  expect(packed).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/NOTICE', 'dist/cli.js', 'fixtures/rules/no-cleartext-server/bad.yaml']));
  expect(packed.filter((file) => /^(src|test|scripts|docs|bench)\/|findings\.txt$/.test(file))).toEqual([]);
  const explanation = execFileSync(process.execPath, ['dist/cli.js', 'explain', 'no-cleartext-server'], { encoding: 'utf8' });
  expect(explanation).toContain('title: Parcel tracking');
});

test('the notice names what is bundled, and telemetry is not', () => {
  const notice = readFileSync('dist/NOTICE', 'utf8');
  for (const name of ['js-yaml', 'commander', 'tldts-core', '@stoplight/spectral-core']) expect(notice).toMatch(new RegExp(`^${name} \\d`, 'm'));
  expect(notice).not.toContain('scarf');
});

test('the public types resolve for a consumer', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specwarden-types-'));
  try {
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(process.cwd(), path.join(folder, 'node_modules/specwarden'), 'junction');
    writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
    const text =
      "import { auditText, rules } from 'specwarden';\nconst lines: number[] = auditText('', { uri: 'a.yaml', rules }).findings.map((finding) => finding.range.start.line0);\nexport default lines;\n";
    writeFileSync(path.join(folder, 'consumer.ts'), text);
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    const compiler = path.resolve('node_modules/typescript/bin/tsc');
    expect(() => execFileSync(process.execPath, [compiler, ...options, 'consumer.ts'], { cwd: folder, encoding: 'utf8' })).not.toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
