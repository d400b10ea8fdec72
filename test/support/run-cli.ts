import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

// The program as users run it: `npm run build` comes first, as `npm test` does.
const CLI = path.resolve('dist/cli.js');

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command line in an environment without colours and CI. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const env = { PATH: process.env.PATH ?? '', SOURCE_DATE_EPOCH: '1767225600', ...options.env };
  const child = spawn(process.execPath, [CLI, ...args], { cwd: options.cwd ?? process.cwd(), env });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    output.stderr += chunk;
  });
  child.stdin.on('error', () => {
    // A run that fails early does not read its input.
  });
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

export type Tree = Readonly<Record<string, string | Buffer>>;

/** Makes a folder with these files, removed when the test ends. `.git/HEAD` makes it a work tree. */
export function makeTree(files: Tree): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'specwarden-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** The smallest description: nothing to report. */
export const CLEAN = 'openapi: 3.1.0\ninfo:\n  title: Orders\n  version: 1.0.0\npaths: {}\n';
/** One error of `no-cleartext-server` at line 6, column 10. */
export const CLEARTEXT = 'openapi: 3.1.0\ninfo:\n  title: Orders\n  version: 1.0.0\nservers:\n  - url: http://api.parcelway.io/v1\npaths: {}\n';
