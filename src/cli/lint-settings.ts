import path from 'node:path';
import { findConfig, readConfig } from '../config/load-config.ts';
import { type LoadedConfig, mergeSettings, type Settings, type SettingsOverrides } from '../config/settings.ts';
import { RULES } from '../rules/registry.ts';
import type { LintFlags } from './lint.ts';

/** Finds the settings of a description: flags over the nearest configuration. Each configuration is read once. */
export function createSettingsLookup(flags: LintFlags, cwd: string): (file: string, rootDir: string) => Promise<Settings> {
  const overrides = overridesOf(flags, cwd);
  const byFolder = new Map<string, Promise<Settings>>();
  return (file, rootDir) => {
    const folder = path.dirname(file);
    const key = typeof flags.config === 'string' ? '' : `${folder}\n${rootDir}`;
    const known = byFolder.get(key);
    if (known !== undefined) return known;
    const settings = configOf(flags, cwd, folder, rootDir).then((loaded) => mergeSettings(loaded, overrides, RULES));
    byFolder.set(key, settings);
    return settings;
  };
}

async function configOf(flags: LintFlags, cwd: string, folder: string, rootDir: string): Promise<LoadedConfig | undefined> {
  if (flags.config === false) return undefined;
  if (typeof flags.config === 'string') return readConfig(path.resolve(cwd, flags.config), RULES);
  return findConfig(folder, rootDir, RULES);
}

function overridesOf(flags: LintFlags, cwd: string): SettingsOverrides {
  return {
    ...(flags.preset !== undefined && { preset: flags.preset }),
    ...(flags.audience !== undefined && { audience: flags.audience }),
    ...(flags.failOn !== undefined && { failOn: flags.failOn }),
    ...(flags.minConfidence !== undefined && { minConfidence: flags.minConfidence }),
    ...(flags.rule !== undefined && { rules: flags.rule }),
    ...(flags.allowHost !== undefined && { allowHosts: flags.allowHost }),
    ...(flags.spectral !== undefined && { spectralFile: path.resolve(cwd, flags.spectral) }),
  };
}
