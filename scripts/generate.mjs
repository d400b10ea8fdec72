// Writes everything that is derived from rule metadata and fixtures: `npm run generate`.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importTypeScript } from './import-typescript.mjs';

function writeIfChanged(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  if (currentContent(file) === content) return;
  writeFileSync(file, content);
  console.log(`wrote ${file}`);
}

function currentContent(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

// The registry comes first: the second module imports every rule through it.
const { listRuleFiles, registrySource } = await importTypeScript('scripts/registry-source.ts');
writeIfChanged('src/rules/registry.ts', registrySource(listRuleFiles()));

const { generatedFiles, listGeneratedFiles } = await importTypeScript('scripts/generated-files.ts');
const files = generatedFiles();
for (const [file, content] of files) writeIfChanged(file, content);
for (const file of listGeneratedFiles()) {
  if (files.has(file)) continue;
  rmSync(file);
  console.log(`removed ${file}`);
}
