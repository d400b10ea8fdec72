import { Command } from 'commander';
import { suggestion } from '../config/nearest.ts';
import { allRuleNames } from '../config/rule-names.ts';
import { rulesNamedIn } from '../rules/aliases.ts';
import { RULES } from '../rules/registry.ts';
import { writeOut } from './output.ts';
import { allRuleMetas } from './rule-catalogue.ts';
import { terminalOptions } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `specwarden explain <rule>` */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Explains a rule: why it matters, what it reports, how to mend it, what other tools call it.')
    .argument('<rule>', 'id of a rule, here or in another tool')
    .action(async (name: string) => {
      const metas = allRuleMetas();
      const ids = new Set([name, ...rulesNamedIn(RULES, name)]);
      const meant = metas.filter((meta) => ids.has(meta.id));
      if (meant.length === 0) throw new UsageError(`there is no rule "${name}".${suggestion(name, [...metas.map((meta) => meta.id), ...allRuleNames(RULES)])}`);
      const { explainRule } = await import('./explain-rule.ts');
      const terminal = terminalOptions(undefined, process.env, process.stdout, 0);
      writeOut(meant.map((meta) => explainRule(meta, terminal)).join('\n'));
    });
}
