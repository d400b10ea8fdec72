import path from 'node:path';
import type { Rule } from '../rules/rule.ts';
import { findConfig, readConfig } from './load-config.ts';
import { type LoadedConfig, mergeSettings, type Settings, type SettingsOverrides } from './settings.ts';

export interface SettingsSource {
  /** Absolute path of the configuration to use for every description; `false` for none; undefined for the nearest one of each. */
  readonly config: string | false | undefined;
  readonly overrides: SettingsOverrides;
  readonly rules: readonly Rule[];
}

/** Settings of a description that may refer to files below a root. Throws `ConfigError`. */
export type SettingsLookup = (file: string, rootDir: string) => Promise<Settings>;

/** Finds the settings of descriptions, each configuration read once. */
export function createSettingsLookup({ config, overrides, rules }: SettingsSource): SettingsLookup {
  const known = new Map<string, Promise<Settings>>();
  return (file, rootDir) => {
    const folder = path.dirname(file);
    const key = config === undefined ? `${folder}\n${rootDir}` : '';
    const settings = known.get(key) ?? loadedConfig(config, folder, rootDir, rules).then((loaded) => mergeSettings(loaded, overrides, rules));
    known.set(key, settings);
    return settings;
  };
}

async function loadedConfig(config: SettingsSource['config'], folder: string, rootDir: string, rules: readonly Rule[]): Promise<LoadedConfig | undefined> {
  if (config === false) return undefined;
  return config === undefined ? findConfig(folder, rootDir, rules) : readConfig(config, rules);
}
