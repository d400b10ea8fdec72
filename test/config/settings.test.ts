import { describe, expect, it } from 'vitest';
import { mergeSettings } from '../../src/config/settings.ts';
import { DEFAULT_LIMITS } from '../../src/document/limits.ts';
import { defineRule, type Rule } from '../../src/rules/rule.ts';
import { CLEARTEXT_META } from '../support/make-result.ts';

const ruleNamed = (id: string, alias: string): Rule => defineRule({ meta: { ...CLEARTEXT_META, id, aliases: { redocly: [alias] } }, *check() {} });
const RULES = [ruleNamed('rule-a', 'peer-ab'), ruleNamed('rule-b', 'peer-ab')];

describe('mergeSettings', () => {
  it('has defaults', () => {
    expect(mergeSettings(undefined, {}, RULES)).toEqual({
      config: {
        preset: 'recommended',
        audience: undefined,
        minConfidence: 'low',
        rules: {},
        public: [],
        allowHosts: [],
        names: {},
        placeholders: [],
        limits: DEFAULT_LIMITS,
      },
      failOn: 'error',
      spectral: { file: undefined, isTrusted: false },
    });
  });

  it('lets flags win over the file, and joins hosts', () => {
    const file = { preset: 'strict', audience: 'internal', failOn: 'hint', allowHosts: ['A.com'], limits: { maxFiles: 3 } } as const;
    const { config, failOn } = mergeSettings({ path: '/repo/specwarden.yaml', file }, { preset: 'publish', failOn: 'never', allowHosts: ['b.com'] }, RULES);
    expect([config.preset, config.audience, failOn, config.allowHosts, config.limits]).toEqual([
      'publish',
      'internal',
      'never',
      ['a.com', 'b.com'],
      { ...DEFAULT_LIMITS, maxFiles: 3 },
    ]);
  });

  it("reads a peer's id as all rules that stand for it, and a rule's own id as more precise", () => {
    const file = { rules: { 'rule-b': 'hint', 'peer-ab': 'off' } } as const;
    expect(mergeSettings({ path: '/specwarden.yaml', file }, {}, RULES).config.rules).toEqual({ 'rule-a': 'off', 'rule-b': 'hint' });
    expect(mergeSettings({ path: '/specwarden.yaml', file }, { rules: { 'peer-ab': 'error' } }, RULES).config.rules).toEqual({
      'rule-a': 'error',
      'rule-b': 'error',
    });
  });

  it('finds the Spectral ruleset beside the configuration, and trusts the one of the flag', () => {
    const loaded = { path: '/repo/specwarden.yaml', file: { spectral: { file: 'rules/house.yaml' } } };
    expect(mergeSettings(loaded, {}, RULES).spectral).toEqual({ file: '/repo/rules/house.yaml', isTrusted: false });
    expect(mergeSettings(loaded, { spectralFile: '/x.js' }, RULES).spectral).toEqual({ file: '/x.js', isTrusted: true });
  });
});
