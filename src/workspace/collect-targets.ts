import { type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { Target } from './audit-targets.ts';
import { findGitRoot, realPath } from './roots.ts';

/** What the paths of a command line stand for. */
export interface CollectedTargets {
  readonly targets: readonly Target[];
  /** Candidates of a search that are too large to be descriptions; absolute paths. */
  readonly tooLarge: readonly string[];
  /** Named paths at which there is nothing, as typed. */
  readonly missing: readonly string[];
}

/** Resolves files, folders and quoted globs; paths are relative to `cwd`. */
export async function collectTargets(paths: readonly string[], cwd: string, root: string | undefined): Promise<CollectedTargets> {
  const targets = new Map<string, Target>();
  const tooLarge: string[] = [];
  const missing: string[] = [];
  const add = (file: string, isNamed: boolean): void => {
    // By its real path: a file with two names is one description. Its own name is shown rather than that of a link.
    const real = realPath(file) ?? file;
    const known = targets.get(real);
    targets.set(real, { path: known === undefined || file === real ? file : known.path, isNamed: isNamed || known?.isNamed === true });
  };
  for (const typed of paths) {
    const absolute = path.resolve(cwd, typed);
    const stats = statsOf(absolute);
    if (stats?.isDirectory()) {
      const { discoverFiles } = await import('./discover.ts');
      const found = discoverFiles(absolute, root ?? findGitRoot(absolute) ?? absolute);
      for (const file of found.candidates) add(file, false);
      for (const file of found.tooLarge) tooLarge.push(file);
    } else if (stats !== undefined) add(absolute, true);
    else {
      const matches = /[*?[{]/.test(typed) ? await expandGlob(typed, cwd) : [];
      for (const file of matches) add(file, true);
      if (matches.length === 0) missing.push(typed);
    }
  }
  return { targets: [...targets.values()], tooLarge, missing };
}

/** Shells of other systems leave globs to the program. */
async function expandGlob(pattern: string, cwd: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, { cwd, absolute: true, ignore: ['**/node_modules/**', '**/.git/**'] });
  return files.sort();
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
