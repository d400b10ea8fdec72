import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { lastToken, type OpenApiDocument } from '../document/document.ts';
import { isJsonObject } from '../document/json-value.ts';
import { DEFAULT_LIMITS } from '../document/limits.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { Rule } from '../rules/rule.ts';
import type { ConfigFile } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { LoadedConfig } from './settings.ts';

/** In the order they are looked for; the first one in a folder is used. */
export const CONFIG_NAMES: readonly string[] = ['specwarden.yaml', 'specwarden.yml', 'specwarden.json'];
const PACKAGE_NAME = 'package.json';
const PACKAGE_KEY = 'specwarden';

/** The nearest configuration from a folder upwards to the root, which is searched too. Throws `ConfigError` when it is not valid. */
export async function findConfig(startDir: string, rootDir: string, rules: readonly Rule[]): Promise<LoadedConfig | undefined> {
  for (let dir = startDir; ; dir = path.dirname(dir)) {
    for (const name of CONFIG_NAMES) {
      const text = readIfPresent(path.join(dir, name));
      if (text !== undefined) return validate(path.join(dir, name), text, '', rules);
    }
    const manifest = readIfPresent(path.join(dir, PACKAGE_NAME));
    if (manifest !== undefined && hasPackageKey(manifest)) return validate(path.join(dir, PACKAGE_NAME), manifest, `/${PACKAGE_KEY}`, rules);
    if (dir === rootDir || dir === path.dirname(dir)) return undefined;
  }
}

/** Reads a configuration that the user named. Throws `ConfigError` when it can't be read or is not valid. */
export async function readConfig(file: string, rules: readonly Rule[]): Promise<LoadedConfig> {
  const text = readIfPresent(file);
  if (text === undefined) throw new ConfigError(`${shownPath(file)}: the configuration file does not exist.`);
  return validate(file, text, path.basename(file) === PACKAGE_NAME ? `/${PACKAGE_KEY}` : '', rules);
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw new ConfigError(`${shownPath(file)}: the configuration file can't be read (${code}).`);
  }
}

function hasPackageKey(text: string): boolean {
  if (!text.includes(`"${PACKAGE_KEY}"`)) return false;
  try {
    const data: unknown = JSON.parse(text);
    return isJsonObject(data) && isJsonObject(data[PACKAGE_KEY]);
  } catch {
    return false;
  }
}

async function validate(file: string, text: string, base: string, rules: readonly Rule[]): Promise<LoadedConfig> {
  const document = parseDocument(text, pathToFileURL(file).href, DEFAULT_LIMITS);
  if (document.problems.length > 0)
    throw new ConfigError(document.problems.map((problem) => located(file, document, problem.start, problem.message)).join('\n'));
  const duplicates = document.duplicateKeys.filter(({ pointer }) => pointer.startsWith(`${base}/`));
  if (duplicates.length > 0)
    throw new ConfigError(duplicates.map(({ pointer, start }) => located(file, document, start, `The key "${lastToken(pointer)}" is here twice.`)).join('\n'));
  const data = base === '' ? (document.data ?? {}) : isJsonObject(document.data) ? document.data[PACKAGE_KEY] : undefined;
  const { findConfigIssues } = await import('./validate-config.ts');
  const issues = findConfigIssues(data, rules);
  if (issues.length > 0) {
    const { maskSecrets } = await import('../detectors/mask-secrets.ts');
    const lines = issues.map(({ pointer, anchor, message }) =>
      located(file, document, document.locate(base + pointer, { anchor }).start, maskSecrets(message)),
    );
    throw new ConfigError(lines.join('\n'));
  }
  return { path: file, file: data as ConfigFile };
}

function located(file: string, document: OpenApiDocument, offset: number, message: string): string {
  const { line0, character0 } = document.position(offset);
  return `${shownPath(file)}:${line0 + 1}:${character0 + 1}: ${message}`;
}

function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}
