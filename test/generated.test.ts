import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFiles, listGeneratedFiles } from '../scripts/generated-files.ts';
import { listRuleFiles } from '../scripts/registry-source.ts';
import { RULES } from '../src/rules/registry.ts';

const files = generatedFiles();

test.each([...files])('%s is what `npm run generate` writes', (file, content) => {
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test('no generated file is left over from a rule that is gone', () => {
  expect(listGeneratedFiles().filter((file) => !files.has(file))).toEqual([]);
});

test('the registry holds every rule file, in the order of the ids', () => {
  const ids = RULES.map((rule) => rule.meta.id);
  expect(ids).toEqual(listRuleFiles().map((file) => file.slice(file.indexOf('/') + 1)));
  expect(ids).toEqual([...new Set(ids)].sort());
});
