import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AuditedFile } from '../audit/finding.ts';
import type { SettingsOverrides } from '../config/settings.ts';
import { createSettingsLookup } from '../config/settings-lookup.ts';
import { RULES } from '../rules/registry.ts';
import type { Rule } from '../rules/rule.ts';
import { auditTargets, type FilesAudit, type Progress, type Target } from './audit-targets.ts';
import { type CollectedTargets, collectTargets } from './collect-targets.ts';
import { createDisplayUri } from './roots.ts';

/** Everything optional: without options files are audited as the command line does. */
export interface AuditFilesOptions {
  /** Paths are relative to this, and so are reported uris. The current folder by default. */
  readonly cwd?: string;
  /** Folder that references may not leave, and that reported uris start from; by default the work tree of each description. */
  readonly root?: string | undefined;
  /** Path of the configuration to use; `false` for none; by default the nearest one of each description. */
  readonly config?: string | false | undefined;
  /** Wins over configurations. */
  readonly overrides?: SettingsOverrides;
  /** All of them by default. */
  readonly rules?: readonly Rule[];
  /** Start of the run in milliseconds since 1970; by default now. Expiry dates are compared with it. */
  readonly todayMs?: number;
  /** Sum up more than twenty findings of a rule. Default true. */
  readonly isCollapsing?: boolean;
  /** Honour suppressions in descriptions. Default true. */
  readonly hasInlineIgnores?: boolean;
  /** Show every grade of every rule, whatever the preset. Default false. */
  readonly isUnfiltered?: boolean;
  /** Texts to audit as if they were files. */
  readonly texts?: readonly Target[];
  readonly onProgress?: (progress: Progress) => void;
  /** Told what was left out, in sentences for people. */
  readonly onNotice?: (message: string) => void;
}

/**
 * Audits files, folders (searched for descriptions) and globs. Never throws on what is in them: what can't be read is a file of the
 * result, with the reason. Throws `ConfigError` for a configuration that is not valid.
 */
export async function auditFiles(paths: readonly string[], options: AuditFilesOptions = {}): Promise<FilesAudit> {
  const cwd = path.resolve(options.cwd ?? '.');
  const root = options.root === undefined ? undefined : path.resolve(cwd, options.root);
  const rules = options.rules ?? RULES;
  const config = typeof options.config === 'string' ? path.resolve(cwd, options.config) : options.config;
  const collected = await collectTargets(paths, cwd, root);
  return auditTargets([...collected.targets, ...(options.texts ?? [])], {
    rules,
    cwd,
    root,
    settingsOf: createSettingsLookup({ config, overrides: options.overrides ?? {}, rules: RULES }),
    todayMs: options.todayMs ?? Date.now(),
    isCollapsing: options.isCollapsing ?? true,
    hasInlineIgnores: options.hasInlineIgnores ?? true,
    isUnfiltered: options.isUnfiltered ?? false,
    onProgress: options.onProgress ?? (() => {}),
    onNotice: options.onNotice ?? (() => {}),
    otherFiles: otherFiles(collected, cwd, createDisplayUri(root ?? cwd)),
  });
}

function otherFiles(collected: CollectedTargets, cwd: string, displayUri: (uri: string) => string): AuditedFile[] {
  const entry = (file: string, status: AuditedFile['status'], reason: string): AuditedFile => {
    return { uri: displayUri(pathToFileURL(path.resolve(cwd, file)).href), openapi: null, operations: 0, status, reason };
  };
  return [
    ...collected.missing.map((typed) => entry(typed, 'unreadable', 'does not exist')),
    ...collected.tooLarge.map((file) => entry(file, 'skipped', 'is larger than 50 MB')),
  ];
}
