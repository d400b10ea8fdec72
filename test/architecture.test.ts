import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ImportSite, importsOf, listSourceFiles } from './support/source-files.ts';

const PURE = ['document', 'detectors', 'api-index', 'rules', 'audit', 'report', 'docs', 'spectral', 'review', 'redact', 'diff', 'sibling-docs'];
const INDEX = ['document', 'detectors', 'api-index', 'rules', 'config'];

/** What each layer of src/ may import, beside itself: the direction in which data flows. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  document: [],
  detectors: ['document'],
  config: ['document', 'detectors', 'rules'],
  'api-index': ['document', 'detectors', 'config'],
  rules: ['document', 'detectors', 'api-index'],
  audit: INDEX,
  report: ['document', 'audit', 'rules'],
  docs: ['document', 'detectors', 'config', 'audit', 'rules'],
  spectral: [...INDEX, 'audit'],
  review: [...INDEX, 'audit'],
  redact: [...INDEX, 'audit'],
  diff: [...INDEX, 'audit'],
  'sibling-docs': [...INDEX, 'audit'],
  workspace: [...INDEX, 'audit', 'report', 'spectral', 'review', 'redact', 'diff', 'sibling-docs'],
};

/** Contracts: files that lower layers may name although they stand in a higher one. */
const CONTRACTS = ['src/rules/rule.ts', 'src/audit/finding.ts', 'src/package-info.ts'];

const sources = listSourceFiles('src');
const imports = sources.flatMap((file) => importsOf(file));

function layerOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function show({ file, target }: ImportSite): string {
  return `${file} -> ${target}`;
}

test('the import scanner sees every kind of import', () => {
  const text = [
    "import { readFile } from 'node:fs';",
    "import type { A } from '../rules/rule.ts';",
    "import {\n  b,\n  type C,\n} from './b.ts';",
    "export { d } from './d.ts';",
    "export type { E } from './e.ts';",
    "export * from './f.ts';",
    "import './g.ts';",
    "const h = await import('./h.ts');",
    "const text = 'import nothing from here';",
  ].join('\n');
  expect(importsOf('src/audit/x.ts', text).map(({ target, isTypeOnly }) => `${target}${isTypeOnly ? ' (type)' : ''}`)).toEqual([
    'node:fs',
    'src/rules/rule.ts (type)',
    'src/audit/b.ts',
    'src/audit/d.ts',
    'src/audit/e.ts (type)',
    'src/audit/f.ts',
    'src/audit/g.ts',
    'src/audit/h.ts',
  ]);
});

describe('layers', () => {
  test('import only what stands before them', () => {
    const wrong = imports.filter(({ file, target }) => {
      const allowed = ALLOWED[layerOf(file)];
      if (allowed === undefined || !target.startsWith('src/') || CONTRACTS.includes(target)) return false;
      return layerOf(target) !== layerOf(file) && !allowed.includes(layerOf(target));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('from document to diff need no Node, editor, command line or Spectral', () => {
    const wrong = imports.filter(({ file, target, isTypeOnly }) => {
      if (!PURE.includes(layerOf(file))) return false;
      if (target.startsWith('@stoplight/')) return !isTypeOnly && path.basename(file) !== 'run-foreign-rules.ts';
      return target.startsWith('node:') || target.startsWith('vscode') || target === 'commander';
    });
    expect(wrong.map(show)).toEqual([]);
  });
});

describe('rules', () => {
  const ruleFiles = sources.filter((file) => file.split('/').length === 4 && file.startsWith('src/rules/'));

  test('import rule.ts, the index, detectors and place helpers, never another rule', () => {
    const allowed = [
      'src/rules/rule.ts',
      'src/api-index/api-index.ts',
      'src/document/document.ts',
      'src/document/json-value.ts',
      'src/document/get-or-create.ts',
    ];
    const wrong = ruleFiles
      .flatMap((file) => importsOf(file))
      .filter(({ target, isTypeOnly }) => {
        if (allowed.includes(target) || target.startsWith('src/detectors/') || /^src\/rules\/[a-z]+-report\.ts$/.test(target)) return false;
        return !(isTypeOnly && target.startsWith('src/api-index/'));
      });
    expect(wrong.map(show)).toEqual([]);
  });

  test('have one name: file, id, family folder and fixtures', () => {
    for (const file of ruleFiles) {
      const id = path.basename(file, '.ts');
      const text = readFileSync(file, 'utf8');
      expect(text, file).toContain(`id: '${id}'`);
      expect(text, file).toContain(`family: '${file.split('/')[2]}'`);
      expect(existsSync(`fixtures/rules/${id}`), `fixtures of ${id}`).toBe(true);
    }
  });
});

describe('source files', () => {
  test('end no process below main', () => {
    expect(sources.filter((file) => file !== 'src/cli/main.ts' && /\bprocess\.exit\(/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('re-export nothing but in the public API', () => {
    const reExport = /^export\s+(?:type\s+)?(?:\*|\{[^}]*\}\s*from\b)/m;
    expect(sources.filter((file) => file !== 'src/index.ts' && reExport.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('of the side-effect layers read no documentation address as a literal', () => {
    const { homepage } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(sources.filter((file) => readFileSync(file, 'utf8').includes(homepage))).toEqual([]);
  });
});

test('the tree names no machine and no place where packages are fetched', () => {
  // Built from parts, so that this file names none either.
  const traces = [
    ['/work', '/main'],
    ['/work', '/shared'],
    ['/tmp', '/sw'],
    ['registry', '.npmjs'],
  ].map((parts) => parts.join(''));
  const wrong = trackedFiles().filter((file) => {
    const text = readFileSync(file, 'utf8');
    return traces.some((trace) => text.includes(trace));
  });
  expect(wrong).toEqual([]);
});

/** Files of the tree that git doesn't ignore; from an unpacked archive, all of them. */
function trackedFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return listed.split('\0').filter((file) => file !== '' && existsSync(file));
  } catch {
    const skipped = /^(node_modules|dist|\.git)(\/|$)/;
    const entries = readdirSync('.', { recursive: true, withFileTypes: true, encoding: 'utf8' });
    return entries.flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [])).filter((file) => !skipped.test(file));
  }
}
