import { describe, expect, it } from 'vitest';
import { proseSegments } from '../../src/api-index/prose-segments.ts';
import { growthOf, MAX_GROWTH } from '../support/growth.ts';

/** Segments as `kind:value`. */
function segments(text: string): string[] {
  return proseSegments(text).map(({ kind, value }) => `${kind}:${value}`);
}

/** What the whole text holds where a segment holds `word`. */
function sourceOf(text: string, word: string): string[] {
  return proseSegments(text).flatMap(({ value, mapSpan }) => {
    const at = value.indexOf(word);
    if (at < 0) return [];
    const [start, end] = mapSpan ? mapSpan(at, at + word.length) : [at, at + word.length];
    return [text.slice(start, end)];
  });
}

describe('proseSegments', () => {
  it.each([
    ['Lists the orders.', ['prose:Lists the orders.']],
    ['Send `token` first', ['prose:Send `     ` first', 'code:token']],
    ['a ``b ` c`` d', ['prose:a ``     `` d', 'code:b ` c']],
    ['an ` open one', ['prose:an ` open one']],
    ['```sh\ncurl x\n```\nDone', ['prose:```sh\n      \n```\nDone', 'code:curl x\n']],
    ['~~~\ncurl `x`\n~~~', ['prose:~~~\n        \n~~~', 'code:curl `x`\n']],
    ['> ```\n> x\n> ```\nafter `y`', ['prose:> ```\n   \n> ```\nafter ` `', 'code:> x\n', 'code:y']],
    ['```\nnever closed', ['prose:```\n            ', 'code:never closed']],
    ['````\n```\nx\n```\n````', ['prose:````\n   \n \n   \n````', 'code:```\nx\n```\n']],
    ['```\na\n```\nb ```c``` d', ['prose:```\n \n```\nb ``` ``` d', 'code:a\n', 'code:c']],
    ['```a``` and `b`', ['prose:``` ``` and ` `', 'code:a', 'code:b']],
    ['```\n```js\n```', ['prose:```\n     \n```', 'code:```js\n']],
    ['`a\n```\nb` c\n```', ['prose:`a\n```\n    \n```', 'code:b` c\n']],
    ['a <b>bold</b> word', ['prose:a    bold     word']],
    ['put <token> here', ['prose:put <token> here']],
    ['a &lt;token&gt; &amp; b &unknown;', ['prose:a <token> & b &unknown;']],
  ])('splits %j', (text, expected) => {
    expect(segments(text)).toEqual(expected);
  });

  it.each([
    ['x &amp;&amp; sig=abc', 'sig=abc', 'sig=abc'],
    ['u?a=1&amp;sig=2', 'a=1&sig', 'a=1&amp;sig'],
    ['<li>demo</li> &quot;word&quot;', '"word"', '&quot;word&quot;'],
    ['run `curl x` now', 'curl x', 'curl x'],
    ['```\nfirst\nsecond\n```', 'second', 'second'],
  ])('in %j maps %j back to the text', (text, word, source) => {
    expect(sourceOf(text, word)).toEqual([source]);
  });

  it('takes time in proportion to the length', () => {
    const unit = ['`', '``', '```', '~~~\n', '`a', '<b', '&amp;', '\n```'];
    for (const text of [...unit, unit.join(''), [...'`'.repeat(9)].map((_, i) => '`'.repeat(i + 1)).join(' ')]) {
      expect(growthOf(proseSegments, text), JSON.stringify(text)).toBeLessThanOrEqual(MAX_GROWTH);
    }
  });
});
