import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/document/limits.ts';

const documents = ['.', 'docs', 'docs/decisions', 'docs/rules'].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join(folder, file)),
);
const usage = readFileSync('docs/usage.md', 'utf8');
const configuration = readFileSync('docs/configuration.md', 'utf8');

function flagsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag))].sort();
}

test('docs/usage.md lists the flags that `lint` has, and no others', () => {
  const help = execFileSync(process.execPath, ['dist/cli.js', 'lint', '--help'], { encoding: 'utf8' });
  const [, table = ''] = /## Flags of lint\n([\s\S]*?)\n\n/.exec(usage) ?? [];
  expect(flagsIn(table)).toEqual(flagsIn(help).filter((flag) => flag !== '--help'));
});

test('docs/configuration.md lists the keys and limits of the configuration, with their defaults', () => {
  const schema = JSON.parse(readFileSync('schema/config-v1.json', 'utf8'));
  const keys = Object.keys(schema.properties).filter((key) => key !== '$schema');
  expect(keys.filter((key) => !configuration.includes(`| \`${key}\` |`))).toEqual([]);
  const limits = Object.entries(DEFAULT_LIMITS).map(([name, value]) => `| \`${name}\` | ${value.toLocaleString('en-US')} |`);
  expect(limits.filter((row) => !configuration.includes(row))).toEqual([]);
});

test('the README shows what the demo really prints', () => {
  const printed = execFileSync(process.execPath, ['dist/cli.js', 'lint', 'fixtures/specs/parcels.yaml', '--exit-zero', '--no-color'], { encoding: 'utf8' });
  const [, shown = ''] = /```text\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const blocks = shown.trimEnd().split('\n\n');
  expect(blocks).toHaveLength(4);
  expect(blocks.filter((block) => !printed.includes(block))).toEqual([]);
});

test.each(documents)('%s links to files that exist', (document) => {
  // Samples in fences are descriptions, links in them lead to nothing of ours.
  const text = readFileSync(document, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => String(target));
  const local = targets.filter((target) => !/^[a-z]+:/.test(target));
  expect(local.filter((target) => !existsSync(path.join(path.dirname(document), target)))).toEqual([]);
});

test('documents write the public address as package.json does', () => {
  const { homepage } = JSON.parse(readFileSync('package.json', 'utf8'));
  const addresses = documents.flatMap((document) => readFileSync(document, 'utf8').match(/https?:\/\/specwarden\.[a-z]+/g) ?? []);
  expect([...new Set(addresses)]).toEqual([homepage]);
});
