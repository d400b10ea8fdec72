import type { JsonObject } from '../api-index/api-index.ts';
import { isJsonObject } from '../document/json-value.ts';
import { type ForeignRuleset, ForeignRulesetError, isOwnRuleset } from './foreign-ruleset.ts';

type AnyFunction = (...values: unknown[]) => unknown;

/** What Spectral brings along, by the names that declarative rulesets use. */
export interface SpectralLibrary {
  readonly functions: Readonly<Record<string, AnyFunction>>;
  readonly formats: Readonly<Record<string, AnyFunction>>;
  /** `spectral:oas`. */
  readonly rulesets: Readonly<Record<string, unknown>>;
}

/** Wraps the function of a rule, so that what it throws costs only that rule. */
export type WrapFunction = (rule: string, run: AnyFunction) => AnyFunction;

/** Scoped aliases resolve to nothing unless the ruleset lists their formats, so all of them are listed. */
const ALL_FORMATS = ['oas2', 'oas3', 'oas3_0', 'oas3_1', 'oas3_2'];

interface Conversion {
  readonly library: SpectralLibrary;
  readonly wrap: WrapFunction;
  readonly path: string;
  readonly extended: ForeignRuleset['extended'];
}

/** Turns a ruleset as people write it into the definition that Spectral's core takes. Throws `ForeignRulesetError` on names nobody knows. */
export function toSpectralDefinition(ruleset: ForeignRuleset, library: SpectralLibrary, wrap: WrapFunction): JsonObject {
  if (!isJsonObject(ruleset.definition)) throw new ForeignRulesetError(`${ruleset.path}: a Spectral ruleset is a mapping with rules or extends.`);
  const conversion: Conversion = { library, wrap, path: ruleset.path, extended: ruleset.extended };
  return ruleset.kind === 'code' ? wrapRules(ruleset.definition, conversion) : convertDefinition(ruleset.definition, conversion);
}

function convertDefinition(definition: JsonObject, conversion: Conversion): JsonObject {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(definition)) {
    if (key === 'extends') result[key] = convertExtends(value, conversion);
    else if (key === 'formats') result[key] = convertFormats(value, conversion);
    else if (key === 'rules') result[key] = convertRules(value, conversion);
    else if (key === 'aliases') result[key] = convertAliases(value, conversion);
    else if (key === 'overrides') result[key] = asList(value).map((override) => (isJsonObject(override) ? convertDefinition(override, conversion) : override));
    else if (key !== 'functions' && key !== 'functionsDir') result[key] = value;
  }
  const hasContent = ['extends', 'rules', 'overrides'].some((key) => key in result);
  return {
    ...(definition['formats'] === undefined && definition['aliases'] !== undefined ? { formats: convertFormats(ALL_FORMATS, conversion) } : {}),
    ...result,
    ...(hasContent ? {} : { rules: {} }),
  };
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function convertExtends(value: unknown, conversion: Conversion): unknown[] {
  // `extends: [name, all]` means one ruleset with a severity only inside a list of its own.
  return asList(value).flatMap((entry) => {
    const [name, severity] = Array.isArray(entry) ? entry : [entry];
    if (isJsonObject(name)) return [convertDefinition(name, conversion)];
    if (typeof name !== 'string') throw new ForeignRulesetError(`${conversion.path}: an entry of extends is no name.`);
    if (isOwnRuleset(name)) return [];
    const definition = findExtended(name, conversion);
    return [severity === undefined ? definition : [definition, severity]];
  });
}

function findExtended(name: string, conversion: Conversion): unknown {
  const { library, wrap, extended, path } = conversion;
  const builtIn = library.rulesets[name];
  if (isJsonObject(builtIn)) return wrapRules(builtIn, conversion);
  const other = extended.get(name);
  if (!other) throw new ForeignRulesetError(`${path}: cannot extend "${name}". Known are spectral:oas, local files, and with --spectral installed packages.`);
  return toSpectralDefinition(other, library, wrap);
}

function convertFormats(value: unknown, { library, path }: Conversion): AnyFunction[] {
  return asList(value).map((name) => {
    const format = typeof name === 'string' ? library.formats[name.replace('.', '_')] : undefined;
    if (!format) throw new ForeignRulesetError(`${path}: unknown format "${String(name)}".`);
    return format;
  });
}

function convertRules(value: unknown, conversion: Conversion): JsonObject {
  if (!isJsonObject(value)) throw new ForeignRulesetError(`${conversion.path}: rules is no mapping.`);
  return Object.fromEntries(Object.entries(value).map(([name, rule]) => [name, isJsonObject(rule) ? convertRule(name, rule, conversion) : rule]));
}

function convertRule(name: string, rule: JsonObject, conversion: Conversion): JsonObject {
  const formats = rule['formats'] === undefined ? {} : { formats: convertFormats(rule['formats'], conversion) };
  if (rule['then'] === undefined) return { ...rule, ...formats };
  const then = asList(rule['then']).map((step) => (isJsonObject(step) ? { ...step, function: findFunction(name, step['function'], conversion) } : step));
  return { ...rule, ...formats, then };
}

function findFunction(rule: string, name: unknown, { library, wrap, path }: Conversion): AnyFunction {
  const found = typeof name === 'string' && Object.hasOwn(library.functions, name) ? library.functions[name] : undefined;
  if (!found)
    throw new ForeignRulesetError(
      `${path}: rule "${rule}" uses the function "${String(name)}", which is no built-in. Functions of your own need a JavaScript ruleset.`,
    );
  return wrap(rule, found);
}

function convertAliases(value: unknown, conversion: Conversion): unknown {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, alias]) => {
      if (!isJsonObject(alias) || !Array.isArray(alias['targets'])) return [name, typeof alias === 'string' ? [alias] : alias];
      const targets = alias['targets'].map((target: unknown) =>
        isJsonObject(target) ? { ...target, formats: convertFormats(target['formats'], conversion) } : target,
      );
      return [name, { ...alias, targets }];
    }),
  );
}

/** A definition that is code already: only the functions of its rules are wrapped. */
function wrapRules(definition: JsonObject, conversion: Conversion): JsonObject {
  const result: Record<string, unknown> = { ...definition };
  if (isJsonObject(definition['rules'])) {
    result['rules'] = Object.fromEntries(
      Object.entries(definition['rules']).map(([name, rule]) => [name, isJsonObject(rule) ? wrapRule(name, rule, conversion) : rule]),
    );
  }
  if (definition['extends'] !== undefined) {
    // Here a bare definition and a pair of definition and severity are both legal.
    const list = isJsonObject(definition['extends']) ? [definition['extends']] : asList(definition['extends']);
    result['extends'] = list.map((entry) => {
      if (Array.isArray(entry)) return [isJsonObject(entry[0]) ? wrapRules(entry[0], conversion) : entry[0], entry[1]];
      return isJsonObject(entry) ? wrapRules(entry, conversion) : entry;
    });
  }
  if (Array.isArray(definition['overrides'])) {
    result['overrides'] = definition['overrides'].map((override: unknown) => (isJsonObject(override) ? wrapRules(override, conversion) : override));
  }
  return result;
}

function wrapRule(name: string, rule: JsonObject, { wrap }: Conversion): JsonObject {
  if (rule['then'] === undefined) return rule;
  const then = asList(rule['then']).map((step) =>
    isJsonObject(step) && typeof step['function'] === 'function' ? { ...step, function: wrap(name, step['function'] as AnyFunction) } : step,
  );
  return { ...rule, then };
}
