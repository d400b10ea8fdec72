import { readFileSync } from 'node:fs';
import path from 'node:path';

const RELATIVE_IMPORT = /((?:from|import) ?\(?)(["'])(\.{1,2}\/[^"']+)\.ts\2/g;

/**
 * Text by path of the declaration files that an entry leads to, their imports changed from `.ts` to `.js`, which every
 * TypeScript understands. What the public types don't mention stays unpublished.
 */
export function declarationsReachableFrom(entry, folder) {
  const files = new Map();
  const queue = [entry];
  for (const file of queue) {
    if (files.has(file)) continue;
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const [, , , target] of text.matchAll(RELATIVE_IMPORT)) queue.push(path.posix.join(path.posix.dirname(file), `${target}.d.ts`));
    files.set(file, text.replace(RELATIVE_IMPORT, '$1$2$3.js$2'));
  }
  return files;
}
