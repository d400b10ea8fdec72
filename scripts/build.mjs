// Builds dist/ from src/ and rulesets/: `npm run build`. A few seconds, no state but the output folder.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { declarationsReachableFrom } from './declarations.mjs';
import { noticeFor } from './notice.mjs';

/** Built here first: a failed build leaves the last good one alone. */
const OUT = 'node_modules/.cache/specwarden-build';
const PRESETS = ['recommended', 'strict', 'publish'];

/** Bundles carry only what the program says about itself, not the whole of package.json. */
const packageInfoPlugin = {
  name: 'package-info',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, ({ path: file }) => {
      if (path.dirname(file) !== process.cwd()) return undefined;
      const { version, homepage } = JSON.parse(readFileSync(file, 'utf8'));
      return { contents: JSON.stringify({ version, homepage }), loader: 'json' };
    });
  },
};

/** Commander starts executables for subcommands that are programs of their own. We have none, and loading the module costs a tenth of the start-up. */
const noChildProcessPlugin = {
  name: 'no-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'none', namespace: 'no-child-process' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'no-child-process' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

const COMMON = {
  bundle: true,
  target: 'node20',
  mainFields: ['module', 'main'],
  // Its UMD build asks for its own files at run time, so that the bundle builds and dies at start.
  alias: { 'jsonc-parser': path.resolve('node_modules/jsonc-parser/lib/esm/main.js') },
  plugins: [packageInfoPlugin, noChildProcessPlugin],
  // Minifying saves no measurable start-up time, and unminified stack traces can be read.
  minify: false,
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/** The command line and the library share chunks; Spectral is one that loads only when asked for. */
function buildProgram() {
  return build({
    ...COMMON,
    entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
    outdir: OUT,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    splitting: true,
    // Bundled CommonJS packages ask for Node's built-ins by `require`.
    banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
  });
}

/** Rulesets run where Spectral's tools put them: each is one file that needs nothing of Node. */
function buildRuleset(preset, format) {
  return build({
    ...COMMON,
    entryPoints: { [preset]: `rulesets/${preset}.ts` },
    outdir: `${OUT}/rulesets`,
    outExtension: { '.js': format === 'esm' ? '.mjs' : '.cjs' },
    format,
    platform: 'neutral',
    ...(format === 'cjs' && { footer: { js: 'module.exports=module.exports.default;' } }),
  });
}

function buildDeclarations() {
  const emitted = `${OUT}/declarations`;
  const options = ['--noEmit', 'false', '--noCheck', '--declaration', '--emitDeclarationOnly', '--rootDir', '.', '--outDir', emitted];
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.declarations.json', ...options], { stdio: 'inherit' });
  for (const [file, text] of declarationsReachableFrom('src/index.d.ts', emitted)) {
    const target = path.join(OUT, 'types', path.relative('src', file));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  rmSync(emitted, { recursive: true });
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const results = await Promise.all([buildProgram(), ...PRESETS.flatMap((preset) => [buildRuleset(preset, 'esm'), buildRuleset(preset, 'cjs')])]);
buildDeclarations();
chmodSync(`${OUT}/cli.js`, 0o755);
writeFileSync(`${OUT}/NOTICE`, noticeFor(results.map((result) => result.metafile)));
rmSync('dist', { recursive: true, force: true });
renameSync(OUT, 'dist');
