import type { Rule } from '../rules/rule.ts';

/** Every name that users may know a rule by: ids, then ids of other tools. For suggestions. */
export function allRuleNames(rules: readonly Rule[]): readonly string[] {
  const names = new Set(rules.map((rule) => rule.meta.id));
  for (const rule of rules) for (const aliases of Object.values(rule.meta.aliases ?? {})) for (const alias of aliases) names.add(alias);
  return [...names];
}
