import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../src/report/code-frame.ts';
import { createSecretMasker } from '../../src/report/secret-masker.ts';
import { createStyle } from '../../src/report/style.ts';
import { growthOf, MAX_GROWTH } from '../support/growth.ts';
import { makeResult, sourceOfFiles } from '../support/make-result.ts';

function frameOf(text: string, on: string, columns = 80): string[] {
  const files = { 'a.yaml': text };
  const result = makeResult(files, [{ on }]);
  const style = createStyle(false);
  const slice = createSecretMasker(result, sourceOfFiles(files), () => []);
  const marks = result.findings.map((site) => ({ site, underline: '^' as const, paint: (part: string) => part, note: '' }));
  return codeFrame(text, marks, { columns, style, slice, title: '', gutterWidth: 1 });
}

describe('codeFrame', () => {
  it('measures tabs, wide characters and combining marks', () => {
    expect(frameOf('a:\t漢字 e\u0301 http\n', 'http')).toEqual(['  1 │ a:    漢字 e\u0301 http', '    │              ^^^^']);
    expect(frameOf('a: 漢字\n', '漢字')).toEqual(['  1 │ a: 漢字', '    │    ^^^^']);
    expect(frameOf('a: 🔥 b\n', 'b')).toEqual(['  1 │ a: 🔥 b', '    │       ^']);
  });

  it('cuts a long line around the span', () => {
    const [code = '', marker = ''] = frameOf(`{"before":"${'b'.repeat(5000)}","url":"http://acme.com","after":"${'a'.repeat(5000)}"}`, 'http://acme.com', 60);
    expect(code.length).toBeLessThanOrEqual(60);
    expect(code).toMatch(/^ {2}1 │ …b+","url":"http:\/\/acme\.com","after":"a+…$/);
    expect(marker.trimEnd().length).toBe(code.indexOf('http') + 'http://acme.com'.length);
  });

  it('cuts a span that is longer than the line', () => {
    const [code = '', marker = ''] = frameOf(`key: ${'x'.repeat(300)} end\n`, 'x'.repeat(300), 40);
    expect(code.length).toBeLessThanOrEqual(40);
    expect(code).toMatch(/^ {2}1 │ …x+…$/);
    expect(marker).toContain('^^^^^^^^^^');
  });

  it('shows the first line of a span over several, and how many they are', () => {
    expect(frameOf('key: |\n  one\n  two\nnext: 1\n', '|\n  one\n  two\n')).toEqual(['  1 │ key: |', '    │      ^ … 3 lines']);
  });

  it('removes the indentation that its lines share', () => {
    expect(frameOf('                      deep: value\n', 'value')).toEqual(['  1 │   deep: value', '    │         ^^^^^']);
  });

  it('reads lines that end with CR LF or CR', () => {
    expect(frameOf('a: 1\r\nb: 2\r\n', 'b')).toEqual(['  2 │ b: 2', '    │ ^']);
  });

  it('grows with the text for a span in the middle of a file of one line', () => {
    expect(growthOf((text) => frameOf(`{"a":"${text}needle${text}"}`, 'needle'), 'x', 1_000_000)).toBeLessThanOrEqual(MAX_GROWTH);
  });
});
