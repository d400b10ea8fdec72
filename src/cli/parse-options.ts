import { InvalidArgumentError } from 'commander';
import { SEVERITIES } from '../audit/finding.ts';
import { HOST_NAME } from '../config/choices.ts';
import type { RuleSetting } from '../config/config.ts';
import { suggestion } from '../config/nearest.ts';
import { allRuleNames } from '../config/rule-names.ts';
import { FORMAT_NAMES, type FormatName } from '../report/formats.ts';
import { rulesNamedIn } from '../rules/aliases.ts';
import { RULES } from '../rules/registry.ts';

/** A report to write: to a file, or to standard output. */
export interface OutputSpec {
  readonly format: FormatName;
  readonly file: string | undefined;
}

/** Parses one of a list of words. */
export function choiceOf<Word extends string>(words: readonly Word[]): (value: string) => Word {
  return (value) => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw new InvalidArgumentError(`Expected one of ${words.join(', ')}.${suggestion(value, words)}`);
    return word;
  };
}

/** Parses `name` or `name=file`; repeatable. */
export function parseOutput(value: string, previous: readonly OutputSpec[] = []): readonly OutputSpec[] {
  const equals = value.indexOf('=');
  const name = equals < 0 ? value : value.slice(0, equals);
  const file = equals < 0 ? undefined : value.slice(equals + 1);
  const format = choiceOf(FORMAT_NAMES)(name);
  if (file === '') throw new InvalidArgumentError('The file name after "=" is empty.');
  if (file === undefined && previous.some((output) => output.file === undefined)) {
    throw new InvalidArgumentError('Only one format can go to standard output. Write the others to files: name=file.');
  }
  return [...previous, { format, file }];
}

/** Parses `rule` or `rule=severity`; repeatable. A rule without a severity gets its usual one, whatever the preset. */
export function parseRule(value: string, previous: Readonly<Record<string, RuleSetting>> = {}): Readonly<Record<string, RuleSetting>> {
  const equals = value.lastIndexOf('=');
  const ids = ruleIdsOf(equals < 0 ? value : value.slice(0, equals));
  const severity = equals < 0 ? undefined : choiceOf(['off', ...SEVERITIES])(value.slice(equals + 1));
  const settings: Record<string, RuleSetting> = { ...previous };
  for (const id of ids) settings[id] = severity ?? defaultSeverity(id);
  return settings;
}

/** Parses a rule to run alone; repeatable. */
export function parseOnly(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...ruleIdsOf(value)];
}

/** Parses a host name; repeatable. */
export function parseHost(value: string, previous: readonly string[] = []): readonly string[] {
  if (!HOST_NAME.test(value)) throw new InvalidArgumentError('Expected a host name without scheme, port or path.');
  return [...previous, value];
}

export function parseCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(value);
}

function ruleIdsOf(name: string): readonly string[] {
  const ids = rulesNamedIn(RULES, name);
  if (ids.length === 0) throw new InvalidArgumentError(`There is no rule "${name}".${suggestion(name, allRuleNames(RULES))}`);
  return ids;
}

function defaultSeverity(id: string): RuleSetting {
  const grades = RULES.find((rule) => rule.meta.id === id)?.meta.grades ?? {};
  return Object.values(grades)[0]?.severity ?? 'warning';
}
