import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findConfig, readConfig } from '../../src/config/load-config.ts';
import { defineRule, type Rule, SP } from '../../src/rules/rule.ts';
import { CLEARTEXT_META } from '../support/make-result.ts';
import { makeTree } from '../support/run-cli.ts';

const RULES: readonly Rule[] = [
  defineRule({
    meta: {
      ...CLEARTEXT_META,
      id: 'no-long-path',
      grades: { default: { severity: 'warning', confidence: 'high', presets: SP } },
      aliases: { redocly: ['path-length'] },
      options: {
        max: { type: 'number', default: 5, description: 'Segments.' },
        strict: { type: 'boolean', default: false, description: 'Strict.' },
        ignore: { type: 'string[]', default: [], description: 'Paths.' },
        style: { type: 'string', default: 'x', description: 'Style.' },
      },
    },
    *check() {},
  }),
];

async function errorOf(text: string, name = 'specwarden.yaml'): Promise<string> {
  const dir = makeTree({ [name]: text });
  try {
    await readConfig(path.join(dir, name), RULES);
    return '';
  } catch (error) {
    return (error as Error).message.replaceAll(dir + path.sep, '');
  }
}

describe('a valid configuration', () => {
  const full = `
$schema: https://specwarden.dev/schema/config-v1.json
preset: strict
audience: internal
failOn: never
minConfidence: medium
rules:
  no-long-path: {severity: error, max: 3, strict: true, ignore: [/a], style: y}
  path-length: off
public:
  - path: /health
    methods: [get]
    reason: for probes
allowHosts: [specs.acme.com]
names: {credential: [pinCode]}
placeholders: [REPLACE]
limits: {maxBytes: 1000}
spectral: {file: .spectral.yaml, trust: true}
`;

  it('has every key', async () => {
    expect(await errorOf(full)).toBe('');
  });

  it('may be empty', async () => {
    expect([await errorOf(''), await errorOf('# nothing yet\n'), await errorOf('{}', 'specwarden.json')]).toEqual(['', '', '']);
  });

  it('may stand in package.json', async () => {
    const dir = makeTree({ 'package.json': '{"name": "x", "specwarden": {"preset": "publish"}}', 'a/b/package.json': '{"name": "specwarden"}' });
    expect((await findConfig(path.join(dir, 'a/b'), dir, RULES))?.file).toEqual({ preset: 'publish' });
  });

  it('is the nearest one, and the first of a folder', async () => {
    const dir = makeTree({
      'specwarden.yaml': 'preset: strict\n',
      'a/specwarden.json': '{"preset": "publish"}',
      'a/specwarden.yml': 'preset: recommended\n',
      'a/b/x.yaml': '',
      'c/x.yaml': '',
    });
    const presetOf = async (folder: string, root = dir) => (await findConfig(path.join(dir, folder), root, RULES))?.file.preset;
    expect([await presetOf('a/b'), await presetOf('c'), await presetOf('c', path.join(dir, 'c'))]).toEqual(['recommended', 'strict', undefined]);
  });
});

describe('a wrong configuration', () => {
  it.each([
    ['presett: strict\n', 'specwarden.yaml:1:1: Unknown key "presett". Did you mean "preset"?'],
    ['preset: stritc\n', 'specwarden.yaml:1:9: "stritc" is none of recommended, strict, publish. Did you mean "strict"?'],
    ['audience: 3\n', 'specwarden.yaml:1:11: 3 is none of public, partner, internal.'],
    ['rules:\n  no-lang-path: off\n', 'specwarden.yaml:2:3: Unknown rule "no-lang-path". Did you mean "no-long-path"?'],
    ['rules:\n  no-long-path: fatal\n', 'specwarden.yaml:2:17: "fatal" is none of off, error, warning, info, hint.'],
    ['rules:\n  no-long-path: {maxx: 3}\n', 'specwarden.yaml:2:18: Unknown key "maxx". Did you mean "max"?'],
    ['rules:\n  no-long-path: {max: three}\n', 'specwarden.yaml:2:23: Expected a number.'],
    ['rules:\n  no-long-path: {strict: 1}\n', 'specwarden.yaml:2:26: Expected true or false, not 1.'],
    ['rules:\n  no-long-path: {ignore: x}\n', 'specwarden.yaml:2:26: Expected a list.'],
    ['rules: [no-long-path]\n', 'specwarden.yaml:1:8: Expected a mapping of rule ids.'],
    ['public:\n  - path: /a\n', 'specwarden.yaml:2:5: The key "reason" is missing.'],
    ['allowHosts: [https://a.com]\n', 'specwarden.yaml:1:14: Expected a host name without scheme, port or path.'],
    ['names: {creditcard: [x]}\n', 'specwarden.yaml:1:9: Unknown key "creditcard".'],
    ['limits: {maxBytes: 0}\n', 'specwarden.yaml:1:20: Expected a whole number above 0, not 0.'],
    ['spectral: .spectral.yaml\n', 'specwarden.yaml:1:11: Expected a mapping.'],
    ['- preset\n', 'specwarden.yaml:1:1: Expected a mapping.'],
    ['__proto__: {preset: strict}\n', 'specwarden.yaml:1:1: Unknown key "__proto__".'],
  ])('%j', async (text, message) => {
    expect(await errorOf(text)).toBe(message);
  });

  it('is told everything at once', async () => {
    expect((await errorOf('presett: 1\naudience: x\nfailOn: x\n')).split('\n')).toHaveLength(3);
  });

  it('may not hold a key twice', async () => {
    expect(await errorOf('preset: strict\nrules:\n  no-long-path: off\n  no-long-path: error\npreset: publish\n')).toBe(
      'specwarden.yaml:4:3: The key "no-long-path" is here twice.\nspecwarden.yaml:5:1: The key "preset" is here twice.',
    );
    expect(await errorOf('{"name": "a", "name": "b", "specwarden": {"preset": "strict"}}', 'package.json')).toBe('');
  });

  it('says where its syntax breaks', async () => {
    expect(await errorOf('preset: [strict\n')).toMatch(/^specwarden\.yaml:\d+:\d+: /);
  });

  it('is found in package.json by line', async () => {
    expect(await errorOf('{\n  "specwarden": {\n    "preset": "x"\n  }\n}', 'package.json')).toBe(
      'package.json:3:15: "x" is none of recommended, strict, publish.',
    );
  });
});
