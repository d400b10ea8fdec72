import { describe, expect, it } from 'vitest';
import { displayWidth, takeColumns, takeLastColumns } from '../../src/report/display-width.ts';
import { toJsonText } from '../../src/report/json-text.ts';
import { safePath, safeText } from '../../src/report/safe-text.ts';
import { growthOf, MAX_GROWTH } from '../support/growth.ts';

describe('safeText', () => {
  it.each([
    ['plain {{1+1}} text', 'plain {{1+1}} text'],
    ['a\tb\r\nc\nd', 'a b c d'],
    ['\u001b[1;31mred\u001b[0m', 'red'],
    ['\u001b]8;;http://evil\u001b\\link\u001b]8;;\u0007', 'link'],
    ['\u009b31mred \u009dtitle\u009cx', 'red x'],
    ['\u001bPdcs\u001b\\after', 'after'],
    ['bell\u0007 null\u0000 delete\u007f', 'bell null delete'],
    ['a\u202eb\u200bc\ufeffd', 'a\\u202eb\\u200bc\\ufeffd'],
    ['tag \u{e0041}', 'tag \\u{e0041}'],
    ['\ud800x\udc00 \ud83d\ude00', '\ufffdx\ufffd \ud83d\ude00'],
    ['##vso[task] ##TeamCity[x] ##[error] ## [ok]', '# #vso[task] # #TeamCity[x] # #[error] ## [ok]'],
    ['contraseña 漢字 🙂', 'contraseña 漢字 🙂'],
  ])('%j', (text, safe) => {
    expect(safeText(text)).toBe(safe);
  });

  it('is linear on introducers without an end', () => {
    for (const unit of ['\u001b[', '\u001b]', '#']) expect(growthOf(safeText, unit), JSON.stringify(unit)).toBeLessThanOrEqual(MAX_GROWTH);
  });
});

describe('safePath', () => {
  it.each([
    ['specs/my%20api.yaml', 'specs/my api.yaml'],
    ['100%.yaml', '100%.yaml'],
    ['file:///srv/a%20b.yaml', '/srv/a b.yaml'],
    ['::error::x', '.::error::x'],
    ['a%0Ab', 'a\\u000ab'],
    ['%1B[2J.yaml', '\\u001b[2J.yaml'],
  ])('%j', (uri, shown) => {
    expect(safePath(uri)).toBe(shown);
  });
});

describe('toJsonText', () => {
  it('escapes what could command a log, and parses to the same value', () => {
    const value = { a: '##vso[x] \u202e \u009b \u{e0041} ##teamcity[ # [', b: ['\ud800', '::error::'] };
    const text = toJsonText(value);
    expect(text).not.toMatch(/##vso|##teamcity|[\u007f-\u009f\u202e]/);
    expect(JSON.parse(text)).toEqual(value);
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('display width', () => {
  it.each([
    ['abc', 3],
    ['漢字', 4],
    ['e\u0301', 1],
    ['🙂', 2],
    ['ﾊﾝｶｸ', 4],
    ['한국', 4],
  ])('%s', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('takes what fits', () => {
    expect([takeColumns('a漢字', 3), takeColumns('a漢字', 2), takeLastColumns('漢字a', 3), takeLastColumns('漢字a', 2)]).toEqual(['a漢', 'a', '字a', 'a']);
  });
});
