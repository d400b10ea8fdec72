import { describe, expect, it } from 'vitest';
import { quotedProse } from '../../src/api-index/quoted-prose.ts';
import { growthOf, MAX_GROWTH } from '../support/growth.ts';

describe('quotedProse', () => {
  it.each([
    ['Lists the orders.', 'Lists the orders.'],
    ['Send `token` first', 'Send "token" first'],
    ['a ``b ` c`` d', 'a "b ` c" d'],
    ['an ` open one', 'an ` open one'],
    ['Call\n```sh\ncurl x\n```\nDone', 'Call\n```sh\n\n```\nDone'],
    ['<b>key</b>: <code>abc</code>', ' key : "abc"'],
    ['put <token> here', 'put <token> here'],
    ['`a &amp; <b>` &amp; <i>c</i>', '"a &amp; <b>" &  c '],
  ])('of %j is %j', (text, expected) => {
    expect(quotedProse(text).value).toBe(expected);
  });

  it.each([
    ['The key is `abc123`.', 'abc123'],
    ['<b>password</b>: <code>abc123</code>', 'abc123'],
    ['a &amp; b `x` and `abc123`', 'abc123'],
    ['```\nx\n```\nthen abc123', 'abc123'],
  ])('in %j maps %j back to the text', (text, word) => {
    const { value, mapSpan } = quotedProse(text);
    const at = value.indexOf(word);
    const [start, end] = mapSpan?.(at, at + word.length) ?? [];
    expect(text.slice(start, end)).toBe(word);
  });

  it('takes time in proportion to the length', () => {
    for (const unit of ['`', '`a` ', '<b ', '<code>', '&amp;', '\n```', '`a` <b>x</b> &amp; ']) {
      expect(growthOf(quotedProse, unit), JSON.stringify(unit)).toBeLessThanOrEqual(MAX_GROWTH);
    }
  });
});
