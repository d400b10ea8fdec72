import { CONFIDENCES, SEVERITIES } from '../audit/finding.ts';
import { AUDIENCES, FAIL_ON, PRESETS } from '../config/choices.ts';
import { NAME_CLASSES } from '../detectors/sensitive-name-lists.ts';
import { DEFAULT_LIMITS, type Limits } from '../document/limits.ts';
import type { OptionDeclaration, RuleMeta } from '../rules/rule.ts';
import { type JsonSchema, listOf, objectOf, textOf } from './json-schema.ts';

const PRESET_DESCRIPTION =
  'Which grades are shown: `recommended` (default) for every day, `strict` adds completeness, `publish` is the gate before publication.';
const AUDIENCE_DESCRIPTION = 'Who reads the description. Leaks weigh more for `public`, less for `internal`.';

const LIMIT_DESCRIPTIONS: Readonly<Record<keyof Limits, string>> = {
  maxBytes: 'Size of one file in bytes.',
  maxDepth: 'Nesting of mappings and sequences.',
  maxNodes: 'Mappings, sequences and scalars of one file, each alias counted with all it stands for.',
  maxAliases: 'Uses of YAML aliases in one file.',
  maxFiles: 'Files that one description may be made of.',
  maxStringLength: 'Characters of one string that detectors look at.',
};

/** JSON Schema (draft-07, which editors read best) of `specwarden.yaml`. `baseUrl` has no trailing slash. */
export function configSchema(metas: readonly RuleMeta[], baseUrl: string): JsonSchema {
  const configurable = metas.filter((meta) => meta.family !== 'engine');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${baseUrl}/schema/config-v1.json`,
    title: 'specwarden configuration',
    ...objectOf({
      $schema: { type: 'string', description: 'Address of this schema; for editors only.' },
      preset: { enum: PRESETS, default: 'recommended', description: PRESET_DESCRIPTION },
      audience: { enum: AUDIENCES, description: AUDIENCE_DESCRIPTION },
      failOn: { enum: FAIL_ON, default: 'error', description: 'The least severity that makes the exit code 1.' },
      minConfidence: { enum: CONFIDENCES, description: 'Findings less certain than this are not shown.' },
      rules: rulesSchema(configurable),
      public: publicSchema(),
      allowHosts: listOf(
        { type: 'string', pattern: '^[A-Za-z0-9.-]+$', description: 'Host name without scheme, port or path.' },
        'Hosts that references may be read from. None by default: specwarden has no network access.',
      ),
      names: namesSchema(),
      placeholders: listOf(textOf('One such value.'), 'Own values that stand for "put yours here" and are never credentials.'),
      limits: limitsSchema(),
      spectral: {
        ...objectOf({
          file: textOf('Path of a Spectral ruleset, relative to this file.'),
          trust: {
            type: 'boolean',
            default: false,
            description: 'Run JavaScript rulesets and custom functions. They are code: only for repositories you trust.',
          },
        }),
        description: 'Your own Spectral rules, run beside ours.',
      },
    }),
    definitions: { setting: { enum: ['off', ...SEVERITIES] } },
  };
}

const SETTING = { $ref: '#/definitions/setting' };

function rulesSchema(metas: readonly RuleMeta[]): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const meta of metas) properties[meta.id] = { description: `${meta.title}. ${meta.why}`, ...settingSchema([meta]) };
  return {
    ...objectOf(properties),
    // As patterns, not as properties: editors would offer hundreds of foreign names.
    patternProperties: aliasPatterns(metas),
    description: 'Settings by rule id, or by the id that another tool gives the rule: `off`, a severity, or an object with severity and options.',
  };
}

function settingSchema(metas: readonly RuleMeta[]): JsonSchema {
  const members: Record<string, JsonSchema> = { severity: SETTING };
  for (const meta of metas) {
    for (const [name, option] of Object.entries(meta.options ?? {})) members[name] = optionSchema(option);
  }
  return { anyOf: [SETTING, objectOf(members)] };
}

function aliasPatterns(metas: readonly RuleMeta[]): Record<string, JsonSchema> {
  const rulesByAlias = new Map<string, RuleMeta[]>();
  for (const meta of metas) {
    for (const alias of new Set(Object.values(meta.aliases ?? {}).flat())) rulesByAlias.set(alias, [...(rulesByAlias.get(alias) ?? []), meta]);
  }
  const ids = new Set(metas.map((meta) => meta.id));
  const patterns: Record<string, JsonSchema> = {};
  for (const [alias, rules] of [...rulesByAlias].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!ids.has(alias)) patterns[`^${alias.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}$`] = settingSchema(rules);
  }
  return patterns;
}

const OPTION_TYPES: Readonly<Record<OptionDeclaration['type'], JsonSchema>> = {
  boolean: { type: 'boolean' },
  number: { type: 'number' },
  string: { type: 'string', minLength: 1 },
  'string[]': { type: 'array', items: { type: 'string', minLength: 1 } },
};

function optionSchema(option: OptionDeclaration): JsonSchema {
  return { ...OPTION_TYPES[option.type], default: option.default, description: option.description };
}

function publicSchema(): JsonSchema {
  const entry = {
    ...objectOf({
      path: textOf('Path template or glob, such as `/catalogue/**`.'),
      methods: listOf(textOf('HTTP method.'), 'HTTP methods; all of the path when absent.'),
      reason: textOf('Why it is right that anyone may call this.'),
    }),
    required: ['path', 'reason'],
  };
  return listOf(entry, 'Operations that are open on purpose. An entry that matches nothing is a finding.');
}

function namesSchema(): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const { class: name } of NAME_CLASSES) properties[name] = listOf(textOf('A name, such as `kundenkennwort`.'));
  return { ...objectOf(properties), description: 'Own sensitive names by class, beside the built-in ones.' };
}

function limitsSchema(): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const [name, description] of Object.entries(LIMIT_DESCRIPTIONS)) {
    properties[name] = { type: 'integer', minimum: 1, default: DEFAULT_LIMITS[name as keyof Limits], description };
  }
  return { ...objectOf(properties), description: 'Bounds on what is read; exceeding one is a finding.' };
}
