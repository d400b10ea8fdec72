import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder that holds `.git`, from a folder upwards; undefined outside of a work tree. */
export function findGitRoot(startDir: string): string | undefined {
  for (let dir = startDir; ; dir = path.dirname(dir)) {
    if (existsSync(path.join(dir, '.git'))) return dir;
    if (dir === path.dirname(dir)) return undefined;
  }
}

/** The folder that a description's references may not leave: its work tree, else the current folder if it is inside, else its own folder. */
export function defaultRoot(file: string, cwd: string): string {
  const dir = path.dirname(file);
  return findGitRoot(dir) ?? (isInside(dir, cwd) ? cwd : dir);
}

/** Whether a path is a folder or lies below it. Both absolute; no links are followed. */
export function isInside(file: string, dir: string): boolean {
  const relative = path.relative(dir, file);
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}

/** The real path, all links followed; undefined when there is nothing. */
export function realPath(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

/** Shows absolute URIs as reports do: relative to a folder, percent-encoded, without `./`; absolute outside of it. */
export function createDisplayUri(baseDir: string): (uri: string) => string {
  const base = pathToFileURL(path.join(baseDir, path.sep)).href;
  return (uri) => {
    if (!uri.startsWith(base)) return uri;
    const relative = uri.slice(base.length);
    // A colon in the first segment would read as a URI scheme (RFC 3986 §4.2).
    return relative.replace(/^[^/]*/, (segment) => segment.replaceAll(':', '%3A'));
  };
}
