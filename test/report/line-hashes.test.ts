import { expect, it } from 'vitest';
import { lineHashes } from '../../src/report/line-hashes.ts';

// Published vectors of the code scanning action.
it.each([
  ['', ['c129715d7a2bc9a3:1']],
  [' a\nb\n  \t\tc\n d', ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']],
])('%j', (text, hashes) => {
  expect(lineHashes(text)).toEqual(hashes);
});

it('reads every kind of line break alike', () => {
  expect(lineHashes('a\r\nb\rc\n')).toEqual(lineHashes('a\nb\nc\n'));
});

it('counts lines that look the same', () => {
  const line = `${'x'.repeat(150)}\n`;
  const [first = '', second = '', third = ''] = lineHashes(line.repeat(3));
  expect([second, third]).toEqual([first.replace(':1', ':2'), first.replace(':1', ':3')]);
});
