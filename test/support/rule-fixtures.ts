import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readFixtureMarkers } from '../../src/docs/fixture-markers.ts';
import type { Audience } from '../../src/rules/rule.ts';
import { type Expectations, readExpectations } from './expectations.ts';
import { fillSecrets } from './secrets.ts';

export const FIXTURES = 'fixtures/rules';

/** One description, or one folder of files, that a rule is tried on. */
export interface FixtureCase {
  /** `bad`, `bad-two-servers`, `good`. */
  readonly name: string;
  readonly isBad: boolean;
  /** Name of the file that is audited; a key of `files`. */
  readonly entry: string;
  /** Texts by path inside the case, secrets filled in. */
  readonly files: ReadonlyMap<string, string>;
  readonly expected: Expectations;
  /** The values that markers were filled with: no report may show one. */
  readonly secrets: readonly string[];
  readonly audience?: Audience;
  readonly todayMs: number;
  readonly options: Readonly<Record<string, never>>;
}

/** The day on which fixtures are audited unless they name another. */
const DEFAULT_TODAY = '2026-01-15';

/** All cases of a rule, in the order of their names. */
export function readFixtureCases(ruleId: string): FixtureCase[] {
  const folder = path.join(FIXTURES, ruleId);
  const names = readdirSync(folder).filter((name) => isCase(folder, name));
  return names.sort().map((name) => readCase(folder, name, ruleId));
}

/** Entries of a rule's folder that are no case and belong to none. */
export function strayFixtureFiles(ruleId: string): string[] {
  const folder = path.join(FIXTURES, ruleId);
  const cases = readFixtureCases(ruleId).map((fixture) => fixture.name);
  return readdirSync(folder).filter((name) => {
    const [, owner] = /^(.+?)\.(?:expect\.yaml|findings\.txt)$/.exec(name) ?? [];
    return owner === undefined ? !isCase(folder, name) : !cases.includes(owner);
  });
}

function isCase(folder: string, name: string): boolean {
  if (!/^(bad|good)(-[a-z0-9-]+)?(\.yaml|\.json)?$/.test(name)) return false;
  return path.extname(name) !== '' || statSync(path.join(folder, name)).isDirectory();
}

function readCase(folder: string, fileName: string, ruleId: string): FixtureCase {
  const extension = path.extname(fileName);
  const name = path.basename(fileName, extension);
  const raw = extension === '' ? readFolder(path.join(folder, fileName)) : new Map([[fileName, read(folder, fileName)]]);
  const files = new Map([...raw].map(([file, text]) => [file, fillSecrets(text)]));
  const entry = extension === '' ? entryOf(files, fileName) : fileName;
  const { directives } = readFixtureMarkers(files.get(entry) ?? '');
  const pointerList = existsSync(path.join(folder, `${name}.expect.yaml`)) ? read(folder, `${name}.expect.yaml`) : undefined;
  return {
    name,
    isBad: name.startsWith('bad'),
    entry,
    files,
    expected: readExpectations(files, entry, ruleId, pointerList),
    secrets: [...raw].flatMap(([file, text]) => filledValues(text, files.get(file) ?? '')),
    ...(directives.audience !== undefined && { audience: directives.audience as Audience }),
    todayMs: Date.parse(directives.today ?? DEFAULT_TODAY),
    options: JSON.parse(directives.options ?? '{}'),
  };
}

function readFolder(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (statSync(path.join(folder, name)).isFile()) files.set(name.replaceAll('\\', '/'), read(folder, name));
  }
  return files;
}

/** What stands in the filled text between the literal parts of the raw one; lines of a key one by one, short words left out. */
function filledValues(raw: string, filled: string): string[] {
  const values: string[] = [];
  const [first = '', ...literals] = raw.split(/\{\{secret:[^{}]+\}\}/);
  let end = first.length;
  for (const literal of literals) {
    const next = literal === '' ? filled.length : filled.indexOf(literal, end);
    values.push(...filled.slice(end, next).split(/\s+|\\n/));
    end = next + literal.length;
  }
  return values.filter((value) => value.length >= 12);
}

function entryOf(files: ReadonlyMap<string, string>, folder: string): string {
  const entry = ['openapi.yaml', 'openapi.json'].find((name) => files.has(name));
  if (entry === undefined) throw new Error(`${folder} holds no openapi.yaml`);
  return entry;
}

function read(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}
