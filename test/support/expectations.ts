import { parse } from 'yaml';
import type { Finding } from '../../src/audit/finding.ts';
import { readFixtureMarkers } from '../../src/docs/fixture-markers.ts';

/** What a fixture says it expects: labels such as `openapi.yaml:12` or `openapi.yaml#/info`, one per finding, sorted. */
export interface Expectations {
  readonly labels: readonly string[];
  /** Rule ids that the markers name. */
  readonly ruleIds: ReadonlySet<string>;
}

/** Reads the markers of all files of a case, and the pointers of `<case>.expect.yaml`, which hold for its entry file. */
export function readExpectations(files: ReadonlyMap<string, string>, entry: string, ruleId: string, pointerList: string | undefined): Expectations {
  const labels: string[] = [];
  const ruleIds = new Set<string>();
  for (const [name, text] of files) {
    const { lines, pointers } = readFixtureMarkers(text);
    for (const [line, ids] of lines) addAll(labels, ruleIds, `${name}:${line}`, ids);
    for (const [pointer, ids] of pointers) addAll(labels, ruleIds, `${name}#${pointer}`, ids);
  }
  for (const pointer of readPointerList(pointerList)) addAll(labels, ruleIds, `${entry}#${pointer}`, [ruleId]);
  return { labels: labels.sort(), ruleIds };
}

/** The same labels for findings: by pointer where the fixture expects that pointer, by line otherwise. */
export function labelsOf(findings: readonly Finding[], expected: Expectations): string[] {
  const labels = findings.map((finding) => {
    const byPointer = `${finding.uri}#${finding.pointer}`;
    return expected.labels.includes(byPointer) ? byPointer : `${finding.uri}:${finding.range.start.line0 + 1}`;
  });
  return labels.sort();
}

function addAll(labels: string[], ruleIds: Set<string>, label: string, ids: readonly string[]): void {
  for (const id of ids) {
    labels.push(label);
    ruleIds.add(id);
  }
}

function readPointerList(text: string | undefined): string[] {
  if (text === undefined) return [];
  const pointers: unknown = parse(text);
  if (!Array.isArray(pointers) || !pointers.every((pointer) => typeof pointer === 'string')) throw new Error('An .expect.yaml file is a list of pointers.');
  return pointers;
}
