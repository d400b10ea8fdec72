import { fileURLToPath, pathToFileURL } from 'node:url';
import { auditDescription } from '../audit/audit-description.ts';
import type { AuditedFile, AuditResult } from '../audit/finding.ts';
import { auditUnreadable } from '../audit/unreadable-file.ts';
import type { Settings } from '../config/settings.ts';
import { looksLikeDescription } from '../document/detect-version.ts';
import type { HostFile, HostRefusal } from '../document/document-host.ts';
import { DEFAULT_LIMITS } from '../document/limits.ts';
import type { SourceOf } from '../report/report.ts';
import type { Rule } from '../rules/rule.ts';
import { createDocumentCache, type DocumentCache } from './document-cache.ts';
import { createForeignLookup, type ForeignLookup } from './foreign-lookup.ts';
import { isUnclaimed } from './fragment.ts';
import { createMerger, type MergedResult, type ResultMerger } from './merge-results.ts';
import { readUndecodable } from './read-file.ts';
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
    const { isPart, length } = await auditTarget(target, run);
    characters += length;
    if (isPart) parts.push(target);
  }
  for (const part of parts) if (!run.merger.hasAudited(run.displayUri(uriOf(part)))) await auditPart(part, run);
  return { result: run.merger.finish(), sourceOf: run.store.sourceOf };
}

interface TargetOutcome {
  /** It does not claim to be a description: perhaps it is a part of one. */
  readonly isPart: boolean;
  readonly length: number;
}

async function auditTarget(target: Target, run: Run): Promise<TargetOutcome> {
  const roots = rootsOf(target, run);
  const settings = target.isNamed ? await run.settingsOf(target.path, roots.rootDir) : undefined;
  const maxBytes = settings?.config.limits.maxBytes ?? DEFAULT_LIMITS.maxBytes;
  const file = readTarget(target, run, roots.realRoot, maxBytes);
  if ('refused' in file) {
    run.merger.add(auditRefused(target, file, run, maxBytes), settings?.failOn ?? 'never');
    return { isPart: false, length: 0 };
  }
  const { length } = file.text;
  if (!looksLikeDescription(file.text)) return { isPart: target.isNamed, length };
  await auditAsDescription(target, file.text, settings ?? (await run.settingsOf(target.path, roots.rootDir)), run);
  return { isPart: false, length };
}

/** A named file that does not look like a description, and that no description refers to. */
async function auditPart(target: Target, run: Run): Promise<void> {
  const { rootDir, realRoot } = rootsOf(target, run);
  const settings = await run.settingsOf(target.path, rootDir);
  const { limits } = settings.config;
  const file = readTarget(target, run, realRoot, limits.maxBytes);
  if ('refused' in file) return;
  const { data, problems } = run.cache.parse(file.text, uriOf(target), limits);
  if (problems.length === 0 && isUnclaimed(data, run.merger.hasAuditedAny())) {
    run.merger.addFile({ uri: run.displayUri(uriOf(target)), openapi: null, operations: 0, status: 'skipped', reason: 'no `openapi` or `swagger` version' });
  } else await auditAsDescription(target, file.text, settings, run);
}

async function auditAsDescription(target: Target, text: string, { config, failOn, spectral }: Settings, run: Run): Promise<void> {
  const { merger, store, cache } = run;
  const { rootDir, realRoot } = rootsOf(target, run);
  const foreign = await run.foreignOf(target.path, rootDir, spectral);
  const host = cache.hostOf({ realRoot, maxBytes: config.limits.maxBytes, allowHosts: config.allowHosts });
  const audit = await auditDescription(uriOf(target), text, host, {
    config,
    rules: run.rules,
    todayMs: run.todayMs,
    displayUri: run.displayUri,
    isCollapsing: run.isCollapsing ?? true,
    hasInlineIgnores: run.hasInlineIgnores ?? true,
    isUnfiltered: run.isUnfiltered ?? false,
    isExpected: target.isNamed,
    clock: uptimeMs,
    parse: cache.parse,
    ...(foreign !== undefined && { foreign }),
  });
  merger.add(audit, failOn);
  for (const [shown, document] of audit.documents) store.add(shown, document.text, target.content === undefined ? filePath(document.uri) : undefined);
}

function readTarget(target: Target, { cache }: Run, realRoot: string, maxBytes: number): HostFile {
  return target.content ?? cache.hostOf({ realRoot, maxBytes, allowHosts: [] }).readNow(uriOf(target)) ?? { refused: 'unreadable', message: 'is no file' };
}

/** What was only found by a search counts when it would be a description if it could be decoded. */
function auditRefused(target: Target, refusal: HostRefusal, { displayUri }: Run, maxBytes: number): AuditResult {
  const isMeant = target.isNamed || (refusal.refused === 'encoding' && looksLikeDescription(readUndecodable(target.path, maxBytes)));
  if (isMeant) return auditUnreadable(uriOf(target), refusal, displayUri);
  const file: AuditedFile = { uri: displayUri(uriOf(target)), openapi: null, operations: 0, status: 'skipped', reason: refusal.message };
  return { findings: [], suppressed: [], files: [file], stats: { phases: {} } };
}

function rootsOf(target: Target, run: Run): { readonly rootDir: string; readonly realRoot: string } {
  const rootDir = run.root ?? defaultRoot(target.path, run.cwd);
  return { rootDir, realRoot: realPath(rootDir) ?? rootDir };
}

function uriOf(target: Target): string {
  return pathToFileURL(target.path).href;
}

/** Milliseconds since the process began. Unlike `performance` it costs nothing at start-up. */
export function uptimeMs(): number {
  return process.uptime() * 1000;
}

function filePath(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}
