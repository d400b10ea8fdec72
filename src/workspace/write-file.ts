import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file whole or not at all: to a temporary file beside it, then renamed. Missing folders are made. Throws what the system throws. */
export function writeFileWhole(file: string, text: string): void {
  makeFolder(path.dirname(file));
  const target = existingTarget(file);
  if (target === undefined) {
    // Renaming over `/dev/stdout` or a pipe would replace it.
    writeFileSync(file, text);
    return;
  }
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Makes a folder and those above it that are missing, one by one: with `recursive` Node never ends where nothing can be made, as below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The path to rename to, links followed; undefined when something stands there that is no regular file. */
function existingTarget(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return file;
  return stats.isFile() ? realpathSync(file) : undefined;
}
