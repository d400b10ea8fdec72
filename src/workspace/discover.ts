import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isInside, realPath } from './roots.ts';

/** The largest published descriptions have 50 MB; what is larger is data. */
const MAX_CANDIDATE_BYTES = 50_000_000;
const CANDIDATE = /\.(?:ya?ml|json)$/i;
/** In this order: later lines win. */
const IGNORE_FILES = ['.gitignore', '.specwardenignore'];
const NEVER = new Set(['node_modules', '.git']);

/** What a search found, as absolute paths in a stable order. */
export interface Discovery {
  /** Files that may be descriptions; their content decides. */
  readonly candidates: readonly string[];
  readonly tooLarge: readonly string[];
}

interface IgnoreScope {
  readonly dir: string;
  readonly patterns: Ignore;
}

/** Searches a folder for YAML and JSON files. Honours ignore files from the root down, follows links only inside the root. */
export function discoverFiles(startDir: string, rootDir: string): Discovery {
  const candidates: string[] = [];
  const tooLarge: string[] = [];
  const visited = new Set<string>();
  const realRoot = realPath(rootDir) ?? rootDir;

  const visit = (dir: string, outerScopes: readonly IgnoreScope[]): void => {
    const real = realPath(dir);
    if (real === undefined || visited.has(real) || !isInside(real, realRoot)) return;
    visited.add(real);
    const scopes = withScopeOf(dir, outerScopes);
    for (const entry of entriesOf(dir)) {
      const file = path.join(dir, entry.name);
      const kind = kindOf(entry, file, realRoot);
      if (kind === 'other' || NEVER.has(entry.name) || (kind === 'file' && !CANDIDATE.test(entry.name)) || isIgnored(file, kind === 'folder', scopes)) continue;
      if (kind === 'folder') visit(file, scopes);
      else if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= MAX_CANDIDATE_BYTES) candidates.push(file);
      else tooLarge.push(file);
    }
  };
  visit(startDir, scopesAbove(startDir, rootDir));
  return { candidates, tooLarge };
}

function entriesOf(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // A folder that may not be listed holds nothing for us.
    return [];
  }
}

function kindOf(entry: Dirent, file: string, realRoot: string): 'file' | 'folder' | 'other' {
  if (!entry.isSymbolicLink()) return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
  const real = realPath(file);
  if (real === undefined || !isInside(real, realRoot)) return 'other';
  const stats = statSync(real);
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
}

/** Ignore files of the folders between the root and the start, which belongs to the search itself. */
function scopesAbove(startDir: string, rootDir: string): readonly IgnoreScope[] {
  if (startDir === rootDir || !isInside(startDir, rootDir)) return [];
  const parent = path.dirname(startDir);
  return withScopeOf(parent, scopesAbove(parent, rootDir));
}

function withScopeOf(dir: string, scopes: readonly IgnoreScope[]): readonly IgnoreScope[] {
  const texts = IGNORE_FILES.map((name) => readOrNothing(path.join(dir, name))).filter((text) => text !== '');
  return texts.length === 0 ? scopes : [...scopes, { dir, patterns: ignore({ allowRelativePaths: false }).add(texts.join('\n')) }];
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** As git decides: patterns of an inner folder win over those of an outer one. */
function isIgnored(file: string, isFolder: boolean, scopes: readonly IgnoreScope[]): boolean {
  let result = false;
  for (const { dir, patterns } of scopes) {
    const relative = path.relative(dir, file).replaceAll(path.sep, '/') + (isFolder ? '/' : '');
    const { ignored, unignored } = patterns.test(relative);
    if (ignored) result = true;
    else if (unignored) result = false;
  }
  return result;
}
