import { fileURLToPath, pathToFileURL } from 'node:url';
import { auditDescription } from '../audit/audit-description.ts';
import type { AuditedFile } from '../audit/finding.ts';
import type { Settings } from '../config/settings.ts';
import { looksLikeDescription } from '../document/detect-version.ts';
import type { HostFile } from '../document/document-host.ts';
import { DEFAULT_LIMITS } from '../document/limits.ts';
import type { SourceOf } from '../report/report.ts';
import type { Rule } from '../rules/rule.ts';
import { createDocumentCache, type DocumentCache } from './document-cache.ts';
import { createForeignLookup, type ForeignLookup } from './foreign-lookup.ts';
import { createMerger, type MergedResult, type ResultMerger } from './merge-results.ts';
import { createDisplayUri, defaultRoot, realPath } from './roots.ts';
import { createSourceStore, type SourceStore } from './source-store.ts';

/** A file to audit. */
export interface Target {
  /** Absolute; of standard input the path it is said to have. */
  readonly path: string;
  /** The user named it: it has to be a description. Found by a search, it may be anything. */
  readonly isNamed: boolean;
  /** What was read already, of standard input. */
  readonly content?: HostFile;
}

export interface AuditTargetsOptions {
  readonly rules: readonly Rule[];
  /** Absolute. Reports name files relative to the root, or to this when there is no root. */
  readonly cwd: string;
  /** Absolute. References may not leave it; by default the git work tree of each description. */
  readonly root: string | undefined;
  readonly settingsOf: (file: string, rootDir: string) => Promise<Settings>;
  readonly todayMs: number;
  readonly isCollapsing?: boolean;
  readonly hasInlineIgnores?: boolean;
  readonly isUnfiltered?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Told what was left out, in sentences for the user. */
  readonly onNotice?: (message: string) => void;
  /** Files that the report names though they are not audited. */
  readonly otherFiles?: readonly AuditedFile[];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly characters: number;
}

export interface FilesAudit {
  readonly result: MergedResult;
  readonly sourceOf: SourceOf;
}

interface Run extends AuditTargetsOptions {
  readonly merger: ResultMerger;
  readonly store: SourceStore;
  readonly cache: DocumentCache;
  readonly displayUri: (uri: string) => string;
  readonly foreignOf: ForeignLookup;
}

/** Audits files one after another and merges what they yield. Parts of descriptions are audited with these, not again by themselves. */
export async function auditTargets(targets: readonly Target[], options: AuditTargetsOptions): Promise<FilesAudit> {
  const run: Run = {
    ...options,
    merger: createMerger(),
    store: createSourceStore(),
    cache: createDocumentCache(),
    displayUri: createDisplayUri(options.root ?? options.cwd),
    foreignOf: createForeignLookup(options.onNotice ?? (() => {})),
  };
  for (const file of options.otherFiles ?? []) run.merger.addFile(file);
  const parts: Target[] = [];
  let characters = 0;
  for (const [done, target] of targets.entries()) {
    options.onProgress?.({ done, total: targets.length, characters });
    const { isPart, length } = await auditTarget(target, run, false);
    characters += length;
    if (isPart) parts.push(target);
  }
  for (const part of parts) if (!run.merger.hasAudited(run.displayUri(pathToFileURL(part.path).href))) await auditTarget(part, run, true);
  return { result: run.merger.finish(), sourceOf: run.store.sourceOf };
}

interface TargetOutcome {
  /** It does not claim to be a description: perhaps it is a part of one. */
  readonly isPart: boolean;
  readonly length: number;
}

async function auditTarget(target: Target, run: Run, isLastWord: boolean): Promise<TargetOutcome> {
  const { root, merger, store, displayUri } = run;
  const uri = pathToFileURL(target.path).href;
  const rootDir = root ?? defaultRoot(target.path, run.cwd);
  const realRoot = realPath(rootDir) ?? rootDir;
  const namedSettings = target.isNamed ? await run.settingsOf(target.path, rootDir) : undefined;
  const maxBytes = namedSettings?.config.limits.maxBytes ?? DEFAULT_LIMITS.maxBytes;
  const file = target.content ?? readTextFile(target.path, { realRoot, maxBytes });
  if ('refused' in file) {
    merger.addFile({ uri: displayUri(uri), openapi: null, operations: 0, status: target.isNamed ? 'unreadable' : 'skipped', reason: file.message });
    return { isPart: false, length: 0 };
  }
  const { length } = file.text;
  if (!isLastWord && !looksLikeDescription(file.text)) return { isPart: target.isNamed, length };
  const { config, failOn, spectral } = namedSettings ?? (await run.settingsOf(target.path, rootDir));
  const foreign = await run.foreignOf(target.path, rootDir, spectral);
  const audit = await auditDescription(uri, file.text, createFileHost({ realRoot, maxBytes: config.limits.maxBytes, allowHosts: config.allowHosts }), {
    config,
    rules: run.rules,
    todayMs: run.todayMs,
    displayUri,
    isCollapsing: run.isCollapsing ?? true,
    hasInlineIgnores: run.hasInlineIgnores ?? true,
    isUnfiltered: run.isUnfiltered ?? false,
    isExpected: target.isNamed,
    clock: uptimeMs,
    ...(foreign !== undefined && { foreign }),
  });
  merger.add(audit, failOn);
  for (const [shown, document] of audit.documents) store.add(shown, document.text, target.content === undefined ? filePath(document.uri) : undefined);
  return { isPart: false, length };
}

/** Milliseconds since the process began. Unlike `performance` it costs nothing at start-up. */
export function uptimeMs(): number {
  return process.uptime() * 1000;
}

function filePath(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}
