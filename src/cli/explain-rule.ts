import { readFileSync } from 'node:fs';
import { readFixtureMarkers } from '../docs/fixture-markers.ts';
import { PEER_NAMES } from '../docs/peers.ts';
import { cweEntry, owaspItem } from '../docs/standards.ts';
import { ruleDocsUrl } from '../package-info.ts';
import type { TerminalOptions } from '../report/report.ts';
import { createStyle, type Style } from '../report/style.ts';
import type { Peer, RuleMeta } from '../rules/rule.ts';

/** Longer lines are hard to read, however wide the screen. */
const MAX_COLUMNS = 100;

/** Everything there is to know about a rule, for a terminal. */
export function explainRule(meta: RuleMeta, terminal: TerminalOptions): string {
  const style = createStyle(terminal.hasColor);
  const columns = Math.min(terminal.columns, MAX_COLUMNS);
  const lines = [
    `${style.bold(meta.id)}  ${style.dim(`${meta.family}, ${meta.stage}, since ${meta.since}, OpenAPI ${meta.appliesTo.join(' ')}`)}`,
    `${meta.title}.`,
    '',
  ];
  const section = (heading: string, body: readonly string[]): void => {
    if (body.length > 0) lines.push(style.bold(heading), ...body.map((line) => `  ${line}`.trimEnd()), '');
  };
  section('Why', wrap(meta.why, columns - 2));
  section('Reported', sampleOf(meta.id, 'bad', style));
  section('Not reported', sampleOf(meta.id, 'good', style));
  section('Fix', wrap(meta.fix, columns - 2));
  section('Severity', gradeLines(meta, style));
  section('Options', optionLines(meta, columns - 2));
  section('Limits', meta.limits === undefined ? [] : wrap(meta.limits, columns - 2));
  section('Standards', standardLines(meta));
  section('In other tools', aliasLines(meta, columns - 2));
  if (meta.family !== 'engine') section('To accept one finding', [`# specwarden-ignore ${meta.id} -- why this is right here`]);
  lines.push(style.dim(ruleDocsUrl(meta.id)));
  return `${lines.join('\n')}\n`;
}

/** A fixture of the rule: two folders above this file, in the sources as in the package. Secrets that tests fill in are shown as dots. */
function sampleOf(id: string, name: 'bad' | 'good', style: Style): string[] {
  const text = readFixture(id, name);
  if (text === undefined) return [];
  const { sample, pointers } = readFixtureMarkers(text);
  const places = pointers.size === 0 ? [] : [`at ${[...pointers.keys()].map((pointer) => (pointer === '' ? 'the whole document' : pointer)).join(', ')}`];
  const lines = sample.replace(/\{\{secret:[^}]*\}\}/g, '•••').split('\n');
  return [...places, ...lines.map((line) => `${style.dim('│')} ${line}`)];
}

/** Undefined for findings of the engine, which have no fixtures. */
function readFixture(id: string, name: string): string | undefined {
  for (const extension of ['yaml', 'json']) {
    try {
      return readFileSync(new URL(`../../fixtures/rules/${id}/${name}.${extension}`, import.meta.url), 'utf8');
    } catch {
      // The other extension, or none.
    }
  }
  return undefined;
}

function gradeLines(meta: RuleMeta, style: Style): string[] {
  return Object.values(meta.grades).map(({ severity, confidence, presets, when }) => {
    const shownIn = presets.length === 0 ? 'only when configured' : presets.join(', ');
    return `${style.severity[severity](severity.padEnd(7))}  ${`${confidence} confidence`.padEnd(17)}  ${shownIn}${when === undefined ? '' : `  (${when})`}`;
  });
}

function optionLines(meta: RuleMeta, columns: number): string[] {
  return Object.entries(meta.options ?? {}).flatMap(([name, option]) =>
    wrap(`${name} (${option.type}, default ${JSON.stringify(option.default)}): ${option.description}`, columns),
  );
}

function standardLines(meta: RuleMeta): string[] {
  const owasp = meta.owasp.map((id) => `${id} ${owaspItem(id)?.name ?? ''}`);
  const cwe = meta.cwe.map((number) => `CWE-${number} ${cweEntry(number)?.name ?? ''}`);
  return [...owasp, ...cwe].map((line) => line.trim());
}

function aliasLines(meta: RuleMeta, columns: number): string[] {
  return (Object.keys(PEER_NAMES) as Peer[]).flatMap((peer) => {
    const ids = meta.aliases?.[peer] ?? [];
    return ids.length === 0 ? [] : wrap(`${PEER_NAMES[peer].replaceAll('`', '')}: ${ids.join(', ')}`, columns);
  });
}

/** Breaks a text at spaces. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
