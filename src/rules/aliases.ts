import type { Rule } from './rule.ts';

/** Rules meant by a name: the rule with that id, or those that stand for another tool's id. Empty when nothing matches. */
export function rulesNamedIn(rules: readonly Rule[], name: string): readonly string[] {
  if (rules.some((rule) => rule.meta.id === name)) return [name];
  return rules.filter((rule) => Object.values(rule.meta.aliases ?? {}).some((ids) => ids.includes(name))).map((rule) => rule.meta.id);
}
