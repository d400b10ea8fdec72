import { Command } from 'commander';
import { PRESETS } from '../config/choices.ts';
import { FAMILY_TITLES, renderRuleIndex } from '../docs/render-rule-index.ts';
import { toJsonText } from '../report/json-text.ts';
import { createStyle } from '../report/style.ts';
import type { Family, Preset, RuleMeta } from '../rules/rule.ts';
import { writeOut } from './output.ts';
import { choiceOf } from './parse-options.ts';
import { allRuleMetas, catalogueOf, defaultGrade, presetsOf } from './rule-catalogue.ts';
import { hasColor } from './terminal.ts';

const FORMATS = ['text', 'json', 'markdown'] as const;
const FAMILIES = Object.keys(FAMILY_TITLES) as readonly Family[];

interface RulesFlags {
  readonly format: (typeof FORMATS)[number];
  readonly preset?: Preset;
  readonly family?: Family;
}

/** `specwarden rules` */
export function rulesCommand(): Command {
  return new Command('rules')
    .description('Lists the rules.')
    .option('-f, --format <name>', FORMATS.join(', '), choiceOf(FORMATS), 'text')
    .option('--preset <name>', 'only rules that speak in this preset', choiceOf(PRESETS))
    .option('--family <name>', 'only rules of this family', choiceOf(FAMILIES))
    .action((flags: RulesFlags) => {
      const { preset, family } = flags;
      const metas = allRuleMetas().filter(
        (meta) => (family === undefined || meta.family === family) && (preset === undefined || presetsOf(meta).includes(preset)),
      );
      writeOut(writeRules(metas, flags.format));
    });
}

function writeRules(metas: readonly RuleMeta[], format: RulesFlags['format']): string {
  if (format === 'json') return toJsonText(catalogueOf(metas));
  if (format === 'markdown') return renderRuleIndex(metas);
  return listRules(metas);
}

function listRules(metas: readonly RuleMeta[]): string {
  const style = createStyle(hasColor(undefined, process.env, process.stdout));
  const idWidth = Math.max(0, ...metas.map((meta) => meta.id.length));
  const lines: string[] = [];
  for (const family of FAMILIES) {
    const members = metas.filter((meta) => meta.family === family);
    if (members.length === 0) continue;
    lines.push(`${style.bold(family)}: ${FAMILY_TITLES[family]}`);
    for (const meta of members) {
      const { severity } = defaultGrade(meta);
      lines.push(`  ${meta.id.padEnd(idWidth)}  ${style.severity[severity](severity.padEnd(7))}  ${style.dim(presetLetters(meta))}  ${meta.title}`);
    }
    lines.push('');
  }
  lines.push(`${metas.length} rules. ${style.dim('r s p: speaks in recommended, strict, publish')}`);
  return `${lines.join('\n')}\n`;
}

function presetLetters(meta: RuleMeta): string {
  const presets = presetsOf(meta);
  return PRESETS.map((preset) => (presets.includes(preset) ? preset.charAt(0) : '-')).join('');
}
