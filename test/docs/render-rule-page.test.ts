import { expect, test } from 'vitest';
import { renderEquivalents } from '../../src/docs/render-equivalents.ts';
import { renderRuleIndex } from '../../src/docs/render-rule-index.ts';
import { renderRulePage } from '../../src/docs/render-rule-page.ts';
import type { RuleMeta } from '../../src/rules/rule.ts';
import { CLEARTEXT_META } from '../support/make-result.ts';

const META: RuleMeta = {
  ...CLEARTEXT_META,
  grades: {
    default: { severity: 'error', confidence: 'high', presets: ['recommended', 'strict', 'publish'] },
    alsoSecure: { severity: 'hint', confidence: 'high', presets: ['strict', 'publish'], when: 'the host is | also secure' },
  },
  aliases: { checkov: ['CKV_OPENAPI_7'], zally: [] },
  options: { hosts: { type: 'string[]', default: ['a'], description: 'Hosts left alone.' } },
  appliesTo: ['3.0', '3.1'],
};

test('a page shows the samples with the reported lines, every grade, options and references', () => {
  const page = renderRulePage(META, {
    bad: { language: 'yaml', text: '# expect /info: no-cleartext-server\nurl: http://a.dev # expect: no-cleartext-server\n' },
    good: { language: 'json', text: '{}\n' },
    spectralNames: ['no-cleartext-server', 'no-cleartext-server:hint'],
  });
  expect(page).toContain('# no-cleartext-server\n\nServer URLs use https.\n');
  expect(page).toContain('OpenAPI 3.0, 3.1');
  expect(page).toContain('## Reported\n\nAt `/info`:\n\n```yaml\nurl: http://a.dev  # <- reported\n```\n\n## Silent\n\n```json\n{}\n```');
  expect(page).toContain('| hint | high | strict, publish | the host is \\| also secure |');
  expect(page).toContain('| `hosts` | string[] | `["a"]` | Hosts left alone. |');
  expect(page).toContain('[CWE-319 Cleartext Transmission of Sensitive Information](https://cwe.mitre.org/data/definitions/319.html)');
  expect(page).toContain('turn off `no-cleartext-server` and `no-cleartext-server:hint`.');
  expect(page).toContain('- Checkov: `CKV_OPENAPI_7`');
  expect(page).not.toContain('Zally');
});

test('an engine finding can not be silenced, and its page says so', () => {
  const page = renderRulePage({ ...META, id: 'syntax-error', family: 'engine' }, { spectralNames: [] });
  expect(page).toContain("can't be suppressed");
  expect(page).not.toContain('specwarden-ignore');
});

test('the index names the loudest grade of each preset and sorts OWASP items by number', () => {
  const quiet: RuleMeta = {
    ...META,
    id: 'no-quiet',
    owasp: ['API10:2023'],
    grades: { default: { severity: 'hint', confidence: 'low', presets: ['recommended', 'strict', 'publish'] } },
  };
  const index = renderRuleIndex([META, quiet]);
  expect(index).toContain('| [`no-cleartext-server`](no-cleartext-server.md) | Server URLs use https | error | error | error |');
  expect(index).toContain('| [`no-quiet`](no-quiet.md) | Server URLs use https |  |  | hint |');
  expect(index.indexOf('API8:2023')).toBeLessThan(index.indexOf('API10:2023'));
});

test('one id of another tool leads to all rules that stand for it', () => {
  const other: RuleMeta = { ...META, id: 'no-other' };
  expect(renderEquivalents([META, other])).toContain('| `CKV_OPENAPI_7` | [`no-cleartext-server`](no-cleartext-server.md), [`no-other`](no-other.md) |');
});
