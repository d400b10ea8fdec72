import { CONFIDENCES, SEVERITIES } from '../audit/finding.ts';
import { NAME_CLASSES } from '../detectors/sensitive-name-lists.ts';
import { escapeToken } from '../document/document.ts';
import { isJsonObject } from '../document/json-value.ts';
import { DEFAULT_LIMITS } from '../document/limits.ts';
import { rulesNamedIn } from '../rules/aliases.ts';
import type { OptionDeclaration, Rule } from '../rules/rule.ts';
import { AUDIENCES, FAIL_ON, HOST_NAME, PRESETS } from './choices.ts';
import { suggestion } from './nearest.ts';
import { allRuleNames } from './rule-names.ts';
import { type AddIssue, type Check, type ConfigIssue, isBoolean, isPositiveInteger, isText, listOf, objectWith, oneOf } from './value-checks.ts';

const SETTINGS = ['off', ...SEVERITIES];

/** Every fault of a configuration file's data, in the order of the file. None means that the data is a `ConfigFile`. */
export function findConfigIssues(data: unknown, rules: readonly Rule[]): readonly ConfigIssue[] {
  const issues: ConfigIssue[] = [];
  const add: AddIssue = (pointer, message, anchor = 'value') => void issues.push({ pointer, anchor, message });
  checkFile(rules)(data, '', add);
  return issues;
}

function checkFile(rules: readonly Rule[]): Check {
  const limits = Object.fromEntries(Object.keys(DEFAULT_LIMITS).map((name) => [name, isPositiveInteger]));
  const names = Object.fromEntries(NAME_CLASSES.map((entry) => [entry.class, listOf(isText)]));
  return objectWith({
    $schema: isText,
    preset: oneOf(PRESETS),
    audience: oneOf(AUDIENCES),
    failOn: oneOf(FAIL_ON),
    minConfidence: oneOf(CONFIDENCES),
    rules: checkRules(rules),
    public: listOf(objectWith({ path: isText, methods: listOf(isText), reason: isText }, ['path', 'reason'])),
    allowHosts: listOf(isHost),
    names: objectWith(names),
    placeholders: listOf(isText),
    limits: objectWith(limits),
    spectral: objectWith({ file: isText, trust: isBoolean }),
  });
}

const isHost: Check = (value, pointer, add) => {
  if (typeof value !== 'string' || !HOST_NAME.test(value)) add(pointer, 'Expected a host name without scheme, port or path.');
};

/** `off`, a severity, or a mapping of severity and options. Names are rule ids, or ids of other tools that stand for some. */
function checkRules(rules: readonly Rule[]): Check {
  const isSetting = oneOf(SETTINGS);
  return (value, pointer, add) => {
    if (!isJsonObject(value)) {
      add(pointer, 'Expected a mapping of rule ids.');
      return;
    }
    for (const [name, setting] of Object.entries(value)) {
      const at = `${pointer}/${escapeToken(name)}`;
      const ids = rulesNamedIn(rules, name);
      if (ids.length === 0) add(at, `Unknown rule "${name}".${suggestion(name, allRuleNames(rules))}`, 'key');
      else if (isJsonObject(setting))
        objectWith({ severity: isSetting, ...optionChecks(rules.filter((rule) => ids.includes(rule.meta.id))) })(setting, at, add);
      else isSetting(setting, at, add);
    }
  };
}

function optionChecks(rules: readonly Rule[]): Record<string, Check> {
  const checks: Record<string, Check> = {};
  for (const rule of rules) {
    for (const [name, declaration] of Object.entries(rule.meta.options ?? {})) checks[name] = optionCheck(declaration);
  }
  return checks;
}

function optionCheck({ type }: OptionDeclaration): Check {
  if (type === 'boolean') return isBoolean;
  if (type === 'string') return isText;
  if (type === 'string[]') return listOf(isText);
  return (value, pointer, add) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) add(pointer, 'Expected a number.');
  };
}
