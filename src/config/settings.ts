import path from 'node:path';
import type { Severity } from '../audit/finding.ts';
import { DEFAULT_LIMITS } from '../document/limits.ts';
import { rulesNamedIn } from '../rules/aliases.ts';
import type { Rule } from '../rules/rule.ts';
import type { Config, ConfigFile, RuleSetting } from './config.ts';
import { DEFAULT_CONFIG } from './defaults.ts';

/** A configuration file that was found and is valid. */
export interface LoadedConfig {
  /** Absolute. */
  readonly path: string;
  readonly file: ConfigFile;
}

/** What flags decide; each wins over the configuration file. */
export interface SettingsOverrides extends Pick<ConfigFile, 'preset' | 'audience' | 'failOn' | 'minConfidence' | 'rules' | 'allowHosts'> {
  /** A Spectral ruleset that the user named. Naming it trusts it. */
  readonly spectralFile?: string;
}

/** Everything that is decided before a description is audited. */
export interface Settings {
  readonly config: Config;
  readonly failOn: Severity | 'never';
  readonly spectral: { readonly file: string | undefined; readonly isTrusted: boolean };
}

/** Merges defaults, configuration file and flags. */
export function mergeSettings(loaded: LoadedConfig | undefined, overrides: SettingsOverrides, rules: readonly Rule[]): Settings {
  const file = loaded?.file ?? {};
  const configuredRuleset = file.spectral?.file === undefined || loaded === undefined ? undefined : path.resolve(path.dirname(loaded.path), file.spectral.file);
  return {
    config: {
      preset: overrides.preset ?? file.preset ?? DEFAULT_CONFIG.preset,
      audience: overrides.audience ?? file.audience,
      minConfidence: overrides.minConfidence ?? file.minConfidence ?? DEFAULT_CONFIG.minConfidence,
      rules: { ...settingsByRule(file.rules ?? {}, rules), ...settingsByRule(overrides.rules ?? {}, rules) },
      public: file.public ?? [],
      allowHosts: [...(file.allowHosts ?? []), ...(overrides.allowHosts ?? [])].map((host) => host.toLowerCase()),
      names: file.names ?? {},
      placeholders: file.placeholders ?? [],
      limits: { ...DEFAULT_LIMITS, ...file.limits },
    },
    failOn: overrides.failOn ?? file.failOn ?? 'error',
    spectral: { file: overrides.spectralFile ?? configuredRuleset, isTrusted: overrides.spectralFile !== undefined || file.spectral?.trust === true },
  };
}

/** Settings by rule id. Names of other tools stand for our rules; a rule's own id says it more precisely and wins. */
function settingsByRule(settings: Readonly<Record<string, RuleSetting>>, rules: readonly Rule[]): Record<string, RuleSetting> {
  const byRule: Record<string, RuleSetting> = {};
  for (const [name, setting] of Object.entries(settings)) {
    for (const id of rulesNamedIn(rules, name)) if (id === name || !Object.hasOwn(settings, id)) byRule[id] = setting;
  }
  return byRule;
}
