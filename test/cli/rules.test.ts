import { describe, expect, it } from 'vitest';
import type { CatalogueV1 } from '../../src/cli/rule-catalogue.ts';
import { runCli } from '../support/run-cli.ts';

async function catalogue(...args: readonly string[]): Promise<CatalogueV1> {
  return JSON.parse((await runCli(['rules', '--format', 'json', ...args])).stdout) as CatalogueV1;
}

describe('rules', () => {
  it('gives the catalogue, sorted by id', async () => {
    const { version, rules } = await catalogue();
    expect(version).toBe(1);
    expect(rules.map((rule) => rule.id)).toEqual(rules.map((rule) => rule.id).toSorted());
    expect(rules.find((rule) => rule.id === 'no-cleartext-server')).toEqual({
      id: 'no-cleartext-server',
      family: 'transport',
      title: 'Server URLs use https',
      severity: 'error',
      confidence: 'high',
      presets: ['recommended', 'strict', 'publish'],
      catalogue: expect.arrayContaining(['T01']),
      owasp: ['API8:2023'],
      cwe: [319],
      appliesTo: ['2.0', '3.0', '3.1', '3.2'],
      stage: 'stable',
      docs: 'https://specwarden.dev/rules/no-cleartext-server',
      grades: [
        { severity: 'error', confidence: 'high', presets: ['recommended', 'strict', 'publish'] },
        { severity: 'warning', confidence: 'high', presets: ['recommended', 'strict', 'publish'] },
      ],
    });
    expect(rules.filter((rule) => rule.family === 'engine').map((rule) => rule.id)).toContain('syntax-error');
  });

  it('selects by family and preset', async () => {
    const { rules } = await catalogue('--family', 'engine', '--preset', 'strict');
    expect(rules.length).toBeGreaterThan(5);
    expect(rules.filter((rule) => rule.family !== 'engine' || !rule.presets.includes('strict'))).toEqual([]);
  });

  it('writes a list for people and a page', async () => {
    expect((await runCli(['rules'])).stdout).toMatch(/^ {2}no-cleartext-server +error {4}rsp {2}Server URLs use https$/m);
    expect((await runCli(['rules', '--format', 'markdown'])).stdout).toContain('| [`no-cleartext-server`](no-cleartext-server.md) | Server URLs use https |');
  });
});

describe('explain', () => {
  it('tells why, shows both samples, the fix, and the names elsewhere', async () => {
    const { stdout, code } = await runCli(['explain', 'no-cleartext-server']);
    expect(code).toBe(0);
    const headings = stdout.split('\n').filter((line) => /^[A-Z]/.test(line));
    expect(headings).toEqual([
      'Server URLs use https.',
      'Why',
      'Reported',
      'Not reported',
      'Fix',
      'Severity',
      'Limits',
      'Standards',
      'In other tools',
      'To accept one finding',
    ]);
    expect(stdout).toContain('# <- reported');
    expect(stdout).toContain('CWE-319 Cleartext Transmission of Sensitive Information');
    expect(stdout).toContain('Checkov: CKV_OPENAPI_7');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it("knows the ids of other tools and the engine's own findings", async () => {
    expect((await runCli(['explain', 'owasp:api8:2023-no-server-http'])).stdout).toMatch(/^no-cleartext-server /);
    expect((await runCli(['explain', 'syntax-error'])).stdout).toMatch(/^syntax-error {2}engine/);
  });
});
