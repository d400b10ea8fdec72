import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ENGINE_RULES } from '../src/audit/engine-rules.ts';
import { PRESETS } from '../src/config/choices.ts';
import { configSchema } from '../src/docs/config-schema.ts';
import type { JsonSchema } from '../src/docs/json-schema.ts';
import { renderEquivalents } from '../src/docs/render-equivalents.ts';
import { renderRuleIndex } from '../src/docs/render-rule-index.ts';
import { type RuleSources, renderRulePage, type Sample } from '../src/docs/render-rule-page.ts';
import { reportSchema } from '../src/docs/report-schema.ts';
import { HOMEPAGE } from '../src/package-info.ts';
import { RULES } from '../src/rules/registry.ts';
import type { RuleMeta } from '../src/rules/rule.ts';
import { toSpectralRuleset } from '../src/spectral/to-ruleset.ts';
import { listRuleFiles, registrySource } from './registry-source.ts';

const PAGES = 'docs/rules';
const SCHEMAS = 'schema';

/** Text by path of everything that `npm run generate` writes, from the metadata and fixtures as they are now. */
export function generatedFiles(): Map<string, string> {
  const metas: readonly RuleMeta[] = [...RULES.map((rule) => rule.meta), ...Object.values(ENGINE_RULES)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const files = new Map([
    ['src/rules/registry.ts', registrySource(listRuleFiles())],
    [`${PAGES}/README.md`, renderRuleIndex(metas)],
    [`${PAGES}/equivalents.md`, renderEquivalents(metas)],
    [`${SCHEMAS}/config-v1.json`, json(configSchema(metas, HOMEPAGE))],
    [`${SCHEMAS}/report-v1.json`, json(reportSchema(HOMEPAGE))],
  ]);
  for (const meta of metas) files.set(`${PAGES}/${meta.id}.md`, renderRulePage(meta, readSources(meta.id)));
  return files;
}

/** The files that stand in the folders of generated files, wanted or stale. */
export function listGeneratedFiles(): string[] {
  return [PAGES, SCHEMAS].flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`));
}

function readSources(ruleId: string): RuleSources {
  const folder = `fixtures/rules/${ruleId}`;
  const bad = readSample(folder, 'bad');
  const good = readSample(folder, 'good');
  return { ...(bad && { bad }), ...(good && { good }), spectralNames: spectralNames(ruleId) };
}

/** Some severities show in some presets only. */
function spectralNames(ruleId: string): readonly string[] {
  const rules = RULES.filter((rule) => rule.meta.id === ruleId);
  return [...new Set(PRESETS.flatMap((preset) => Object.keys(toSpectralRuleset(rules, { preset }).rules)))].sort();
}

function readSample(folder: string, name: string): Sample | undefined {
  for (const language of ['yaml', 'json'] as const) {
    try {
      return { language, text: readFileSync(path.join(folder, `${name}.${language}`), 'utf8') };
    } catch {
      // The other spelling, or none: test/rules.test.ts demands a sample, the page does without.
    }
  }
  return undefined;
}

function json(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
