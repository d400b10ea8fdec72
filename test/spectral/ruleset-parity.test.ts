import { existsSync, readdirSync } from 'node:fs';
import spectralCore from '@stoplight/spectral-core';
import Parsers from '@stoplight/spectral-parsers';
import { describe, expect, test } from 'vitest';
import { auditText } from '../../src/audit/audit-description.ts';
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { pointerTokens } from '../../src/document/document.ts';
import { RULES } from '../../src/rules/registry.ts';
import { toSpectralRuleset } from '../../src/spectral/to-ruleset.ts';
import { FIXTURES, readFixtureCases } from '../support/rule-fixtures.ts';

const { Document, Spectral } = spectralCore;
const TODAY_MS = Date.UTC(2026, 0, 15);
const SPECTRAL_SEVERITY = ['error', 'warning', 'info', 'hint'];

/** Single-file fixtures of every rule. */
const fixtures = RULES.flatMap(({ meta }) =>
  (existsSync(`${FIXTURES}/${meta.id}`) ? readFixtureCases(meta.id) : []).flatMap((fixture) => {
    const text = fixture.files.get(fixture.entry);
    return fixture.files.size === 1 && text !== undefined ? [{ label: `${meta.id}/${fixture.name}`, file: fixture.entry, text }] : [];
  }),
);

describe.each(['recommended', 'strict', 'publish'] as const)('the ruleset %s', (preset) => {
  const spectral = new Spectral();
  spectral.setRuleset(toSpectralRuleset(RULES, { preset, todayMs: TODAY_MS }) as never);

  test('reports in Spectral what the engine reports, on every fixture', async () => {
    expect(readdirSync(FIXTURES).length).toBeGreaterThan(0);
    for (const { label, file, text } of fixtures) {
      const results = await spectral.run(new Document(text, Parsers.Yaml, file), { ignoreUnknownFormat: true });
      const own = results.filter((result) => !['parser', 'invalid-ref'].includes(String(result.code)));
      const seen = own.map(
        (result) => `${String(result.code).split(':')[0]} ${SPECTRAL_SEVERITY[result.severity]} /${result.path.join('/')} ${result.message}`,
      );
      expect([...new Set(seen)].sort(), label).toEqual(reportedByEngine(file, text, preset));
    }
  });
});

/** Spectral knows neither our engine's findings nor ranges, and shows equal results once. */
function reportedByEngine(file: string, text: string, preset: 'recommended' | 'strict' | 'publish'): string[] {
  const { findings } = auditText(text, { uri: `file:///${file}`, rules: RULES, todayMs: TODAY_MS, config: { ...DEFAULT_CONFIG, preset } });
  const lines = findings
    .filter((finding) => finding.family !== 'engine')
    .map((finding) => `${finding.ruleId} ${finding.severity} /${pointerTokens(finding.pointer).join('/')} ${finding.message.replaceAll('{{', '{\u2060{')}`);
  return [...new Set(lines)].sort();
}

test('rules can be turned off, regraded and overridden by file', async () => {
  const text = 'openapi: 3.1.0\ninfo: {title: Orders, version: "1"}\nservers: [{url: "http://api.orders.io"}]\npaths: {}\n';
  const run = async (extra: object): Promise<string[]> => {
    const spectral = new Spectral();
    spectral.setRuleset({ extends: [toSpectralRuleset(RULES, { preset: 'recommended', todayMs: TODAY_MS })], ...extra } as never);
    const results = await spectral.run(new Document(text, Parsers.Yaml, 'orders.yaml'));
    return results.filter((result) => result.code === 'no-cleartext-server').map((result) => SPECTRAL_SEVERITY[result.severity] ?? '');
  };
  expect(await run({})).toEqual(['error']);
  expect(await run({ rules: { 'no-cleartext-server': 'off' } })).toEqual([]);
  expect(await run({ rules: { 'no-cleartext-server': 'hint' } })).toEqual(['hint']);
});
