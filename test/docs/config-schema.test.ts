import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { findConfigIssues } from '../../src/config/validate-config.ts';
import { configSchema } from '../../src/docs/config-schema.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { CLEARTEXT_META } from '../support/make-result.ts';

const RULE: Rule = {
  meta: {
    ...CLEARTEXT_META,
    aliases: { checkov: ['CKV_OPENAPI_7'], 'spectral-owasp': ['owasp:api8:2023-no-server-http'] },
    options: { hosts: { type: 'string[]', default: [], description: 'Hosts.' } },
  },
  check: () => [],
};
const isValid = new Ajv({ strict: false }).compile(configSchema([RULE.meta], 'https://specwarden.dev'));

test.each<[string, unknown, boolean]>([
  ['an empty file', {}, true],
  ['every choice', { preset: 'strict', audience: 'public', failOn: 'never', minConfidence: 'medium' }, true],
  ['an unknown choice', { preset: 'strictest' }, false],
  ['an unknown key', { presets: 'strict' }, false],
  ['a severity', { rules: { 'no-cleartext-server': 'warning' } }, true],
  ['options', { rules: { 'no-cleartext-server': { severity: 'off', hosts: ['legacy'] } } }, true],
  ['an unknown option', { rules: { 'no-cleartext-server': { host: [] } } }, false],
  ['an option of the wrong type', { rules: { 'no-cleartext-server': { hosts: 'legacy' } } }, false],
  ['an unknown severity', { rules: { 'no-cleartext-server': 'fatal' } }, false],
  ['an unknown rule', { rules: { 'no-clear-server': 'off' } }, false],
  ['the id of another tool', { rules: { CKV_OPENAPI_7: 'off', 'owasp:api8:2023-no-server-http': { hosts: [] } } }, true],
  ['a longer id than that of another tool', { rules: { CKV_OPENAPI_77: 'off' } }, false],
  ['a public entry', { public: [{ path: '/catalogue/**', methods: ['get'], reason: 'Shop window' }] }, true],
  ['a public entry without a reason', { public: [{ path: '/catalogue/**' }] }, false],
  ['hosts', { allowHosts: ['schemas.acme.org'] }, true],
  ['a host with a scheme', { allowHosts: ['https://schemas.acme.org'] }, false],
  ['names by class', { names: { credential: ['kennwort'] } }, true],
  ['names of an unknown class', { names: { credentials: ['kennwort'] } }, false],
  ['placeholders', { placeholders: ['changeme-please'] }, true],
  ['a limit', { limits: { maxBytes: 1 } }, true],
  ['a limit of nothing', { limits: { maxBytes: 0 } }, false],
  ['an unknown limit', { limits: { bytes: 1 } }, false],
  ['Spectral', { spectral: { file: '.spectral.js', trust: true } }, true],
  ['Spectral with a word for trust', { spectral: { trust: 'yes' } }, false],
])('%s: the schema for editors and the check of configurations agree', (_name, config, expected) => {
  expect(isValid(config)).toBe(expected);
  expect(findConfigIssues(config, [RULE]).length === 0).toBe(expected);
});
