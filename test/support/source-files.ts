import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One `import`, `export … from` or `import()` of a source file. */
export interface ImportSite {
  readonly file: string;
  /** As written; relative ones resolved to a path from the repository's root. */
  readonly target: string;
  readonly isTypeOnly: boolean;
}

const FROM = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s*)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

/** TypeScript files below the folders, with `/`, sorted; folders that don't exist hold none. */
export function listSourceFiles(...folders: readonly string[]): string[] {
  const files: string[] = [];
  for (const folder of folders.filter((name) => existsSync(name))) {
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = `${folder}/${entry.replaceAll('\\', '/')}`;
      if (file.endsWith('.ts') && !file.includes('/node_modules/')) files.push(file);
    }
  }
  return files.sort();
}

/** The imports of a file, found without a parser: the formatter puts each statement at the start of a line. */
export function importsOf(file: string, text = readFileSync(file, 'utf8')): ImportSite[] {
  const sites: ImportSite[] = [];
  for (const [, type, target] of text.matchAll(FROM)) sites.push(site(file, String(target), type !== undefined));
  for (const [, target] of text.matchAll(DYNAMIC)) sites.push(site(file, String(target), false));
  return sites;
}

function site(file: string, target: string, isTypeOnly: boolean): ImportSite {
  return { file, target: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target, isTypeOnly };
}
