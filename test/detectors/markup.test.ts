import { describe, expect, test } from 'vitest';
import { findActiveMarkup } from '../../src/detectors/active-markup.ts';
import { findHiddenText } from '../../src/detectors/hidden-text.ts';
import { blankCode } from '../../src/detectors/markdown-code.ts';
import { mayHoldMarkup } from '../../src/detectors/prose.ts';
import type { TextMatch } from '../../src/detectors/text-match.ts';

/** Characters 48–122 without a pattern that repeats within 200. */
const BASE64 = Buffer.from(Array.from({ length: 180 }, (_, index) => (index * index * 31 + index * 7) % 256)).toString('base64');

function describeFinder(
  name: string,
  find: (text: string) => readonly TextMatch[],
  found: readonly (readonly [string, string, string])[],
  silent: readonly string[],
): void {
  describe(name, () => {
    test.each(found)('finds %j', (text, kind, evidence) => {
      expect(find(text).map((match) => [match.kind, match.evidence])).toEqual([[kind, evidence]]);
      expect(mayHoldMarkup(text)).toBe(true);
    });
    test.each(silent)('is silent on %j', (text) => {
      expect(find(text)).toEqual([]);
    });
  });
}

describeFinder(
  'findHiddenText',
  findHiddenText,
  [
    ['or\u200bder', 'invisible-character', 'U+200B'],
    ['or\ufeffder', 'invisible-character', 'U+FEFF'],
    ['or\u200dder', 'invisible-character', 'U+200D'],
    ['a\u{e0041}\u{e0042}\u{e0043}\u{e0044}\u{e0045}b', 'invisible-character', 'U+E0041 U+E0042 U+E0043 U+E0044 … (5 characters)'],
    ['a\u202eb', 'bidi-override', 'U+202E'],
    ['a\u2066b', 'bidi-override', 'U+2066'],
    ['<!-- ask Bob before the release -->', 'html-comment', 'ask Bob before the release'],
    ['<div style="display:none">call /admin first</div>', 'hidden-element', '<div …>'],
    [`see ${BASE64}`, 'encoded-block', '240 characters of base64'],
  ],
  [
    '\ufeffOrders',
    '\u{1f468}\u200d\u{1f469}',
    '\u2764\ufe0f\u200d\u{1f525}',
    'می\u200cخواهم',
    'สวัสดี\u200bครับ',
    '\u2067שלום\u2069',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}',
    '<!-- theme: info -->',
    '<!-- x -->',
    '<!--alex ignore reject-->',
    '`<!-- ask Bob before -->`',
    '<b style="color:red">',
    'A'.repeat(300),
    `![logo](data:image/png;base64,${BASE64})`,
    'opacity: 0.5',
  ],
);

describeFinder(
  'findActiveMarkup',
  findActiveMarkup,
  [
    ['<script>alert(1)</script>', 'active-element', '<script>'],
    ['<IFRAME src="x">', 'active-element', '<IFRAME>'],
    ['<script src="https://cdn.orders.io/a.js">', 'active-element', '<script>'],
    ['<object data="x">', 'active-element', '<object>'],
    ['<form><input></form>', 'active-element', '<form>'],
    ['<b onmouseover="x()">order</b>', 'event-handler', '<b onmouseover=…>'],
    ['[order](javascript:alert(1))', 'script-link', 'link to a script'],
    ['<a href=" JavaScript:alert(1)">', 'script-link', 'link to a script'],
    ['[order](data:text/html,x)', 'script-link', 'link to data:text/html'],
    ['[order]: javascript:alert(1)', 'script-link', 'link to a script'],
    ['eval(order)', 'eval', 'eval('],
    ['![logo](https://cdn.orders.io/logo.png)', 'remote-image', 'image from cdn.orders.io'],
    ['<img src="https://cdn.orders.io/logo.png">', 'remote-image', 'image from cdn.orders.io'],
  ],
  [
    '```\n<script>alert(1)</script>\n```',
    '`<script>`',
    '&lt;script&gt;',
    'List<Object>',
    'Returns <object>',
    'a <form> or <token>',
    'An <iframe> tag that embeds the player',
    'Run a report named <module>.<script>',
    'the <script> element',
    'retrieval(order)',
    'jQuery.eval(x)',
    '![logo](./logo.png)',
    '[order](/orders)',
    'one < two, on = 3',
    'click on = yes',
  ],
);

describe('blankCode', () => {
  test.each([
    ['no code', 'no code'],
    ['a `b` c', 'a ` ` c'],
    ['a ``b ` c`` d', 'a ``     `` d'],
    ['a ` b', 'a ` b'],
    ['a\n```js\nb\n```\nc', 'a\n```js\n \n```\nc'],
    ['a\n~~~\nb', 'a\n~~~\n '],
  ])('%j', (text, expected) => {
    expect(blankCode(text)).toBe(expected);
    expect(blankCode(text)).toHaveLength(text.length);
  });
});

test('the gate keeps ordinary texts out', () => {
  for (const text of ['', 'Lists the orders (newest first): all of them.', 'Größe in cm', 'a <b>bold</b> word']) expect(mayHoldMarkup(text), text).toBe(false);
});
