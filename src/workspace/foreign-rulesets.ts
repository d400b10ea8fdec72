import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError } from '../config/config-error.ts';
import { isJsonObject } from '../document/json-value.ts';
import { DEFAULT_LIMITS } from '../document/limits.ts';
import { parseDocument } from '../document/parse-document.ts';
import { type ForeignRuleset, isOwnRuleset } from '../spectral/foreign-ruleset.ts';

const DECLARATIVE = ['.spectral.yaml', '.spectral.yml', '.spectral.json'];
const CODE = ['.spectral.js', '.spectral.mjs', '.spectral.cjs'];
const MAX_BYTES = 5_000_000;
/** Rulesets that extend rulesets that extend …: longer chains are cycles. */
const MAX_EXTENDS = 20;

/** A ruleset that may well work, but would run code or read from the network, which nobody has allowed. */
export class UntrustedRulesetError extends ConfigError {}

/** The nearest `.spectral.*` from a description's folder up to the root. */
export function findForeignRuleset(file: string, rootDir: string): string | undefined {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const found = [...DECLARATIVE, ...CODE].map((name) => path.join(folder, name)).find((candidate) => existsSync(candidate));
    if (found !== undefined) return found;
    if (folder === rootDir || folder === path.dirname(folder)) return undefined;
  }
}

/** Reads a ruleset and the local ones it extends. Modules run only when the user trusts them. Throws `ConfigError`, `UntrustedRulesetError` for what trust would cure. */
export async function loadForeignRuleset(file: string, isTrusted: boolean, depth = 0): Promise<ForeignRuleset> {
  if (depth > MAX_EXTENDS) throw new ConfigError(`${file}: rulesets extend each other without end.`);
  if (/\.[cm]?js$/.test(file)) return { path: file, kind: 'code', definition: await importRuleset(file, isTrusted), extended: new Map() };
  const definition = readDeclarative(file);
  if (definition['functions'] !== undefined && !isTrusted)
    throw new UntrustedRulesetError(`${file}: its functions are code. Pass --spectral ${path.basename(file)} to trust them.`);
  const extended = new Map<string, ForeignRuleset>();
  for (const name of namesOf(definition['extends'])) {
    if (name.startsWith('spectral:') || isOwnRuleset(name)) continue;
    extended.set(name, await loadForeignRuleset(locate(name, file, isTrusted), isTrusted, depth + 1));
  }
  return { path: file, kind: 'declarative', definition, extended };
}

function namesOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((entry: unknown) => (Array.isArray(entry) ? (entry[0] as unknown) : entry)).filter((name) => typeof name === 'string');
}

function locate(name: string, from: string, isTrusted: boolean): string {
  if (/^https?:/i.test(name))
    throw new UntrustedRulesetError(`${from}: rulesets are not fetched from the network. Copy "${name}" beside this file and extend the copy.`);
  const local = path.resolve(path.dirname(from), name);
  for (const candidate of [local, ...['.yaml', '.yml', '.json'].map((extension) => local + extension)]) {
    if (existsSync(candidate) && statSync(candidate).isFile()) return candidate;
  }
  if (name.startsWith('.') || path.isAbsolute(name)) throw new ConfigError(`${from}: cannot find the ruleset "${name}" that it extends.`);
  if (!isTrusted) throw new UntrustedRulesetError(`${from}: "${name}" is a package, so it is code. Pass --spectral ${path.basename(from)} to trust it.`);
  try {
    return createRequire(from).resolve(name);
  } catch {
    throw new ConfigError(`${from}: the package "${name}" that it extends is not installed.`);
  }
}

function readDeclarative(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) throw new ConfigError(`${file}: no such Spectral ruleset.`);
  if (statSync(file).size > MAX_BYTES) throw new ConfigError(`${file}: larger than any Spectral ruleset.`);
  const document = parseDocument(readFileSync(file, 'utf8'), pathToFileURL(file).href, DEFAULT_LIMITS);
  const [problem] = document.problems;
  if (problem) throw new ConfigError(`${file}:${document.position(problem.start).line0 + 1}: ${problem.message}`);
  if (!isJsonObject(document.data)) throw new ConfigError(`${file}: a Spectral ruleset is a mapping with rules or extends.`);
  return document.data;
}

async function importRuleset(file: string, isTrusted: boolean): Promise<unknown> {
  if (!isTrusted) throw new UntrustedRulesetError(`${file}: JavaScript rulesets are code. Pass --spectral ${path.basename(file)} to trust it.`);
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  // CommonJS modules compiled from ESM nest their default once more.
  const { default: definition } = module;
  return isJsonObject(definition) && '__esModule' in definition ? definition['default'] : definition;
}
