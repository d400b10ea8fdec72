import { describe, expect, it } from 'vitest';
import { nearest, suggestion } from '../../src/config/nearest.ts';

describe('nearest', () => {
  const words = ['lint', 'rules', 'explain', 'recommended', 'no-cleartext-server', 'no-basic-auth'];

  it.each([
    ['lnit', 'lint'],
    ['Rules', 'rules'],
    ['recomended', 'recommended'],
    ['no-cleartxt-sever', 'no-cleartext-server'],
    ['basic', 'no-basic-auth'],
    ['xyz', undefined],
    ['', undefined],
  ])('%s', (word, near) => {
    expect(nearest(word, words)).toBe(near);
  });

  it('prefers the least distance', () => {
    expect(nearest('strct', ['strip', 'strict'])).toBe('strict');
  });

  it('ends a message', () => {
    expect([suggestion('lnt', words), suggestion('qqqq', words)]).toEqual([' Did you mean "lint"?', '']);
  });
});
