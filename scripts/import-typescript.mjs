import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const CACHE = 'node_modules/.cache/specwarden-scripts';

/** Bundles a TypeScript module and imports it: Node 20 can't read TypeScript by itself. Packages stay where they are. */
export async function importTypeScript(file) {
  mkdirSync(CACHE, { recursive: true });
  const outfile = path.join(CACHE, `${path.basename(file, '.ts')}-${process.pid}.mjs`);
  await build({ entryPoints: [file], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'warning' });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}
