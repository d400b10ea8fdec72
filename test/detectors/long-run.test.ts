import { describe, expect, it } from 'vitest';
import { someLongRun } from '../../src/detectors/long-run.ts';

describe('someLongRun', () => {
  it.each([
    ['abcdefghijklxyz', true],
    ['see abcdefghijklxyz there', true],
    ['"abcdefghijklxyz"', true],
    ['a short word, then another, https://orders.net/a/xyz', true],
    [`${'word '.repeat(40)}abcdefghijklmnopqrstuvwxyz`, true],
    ['abcdefghijklmnopqrstuvw then abcdefghijklxyz', true],
    ['abcdefghijkxyz', false],
    ['abcdefghijkl "xyz" mnopqrstuvw', false],
    ['abcdefghijkl xyz', false],
    ['abcdefghijkléxyz', false],
    ['abcdefghijklmnopqrstuvw', false],
    ['', false],
  ])('%j: %s', (value, expected) => {
    expect(someLongRun(value, /xyz/)).toBe(expected);
  });

  it('finds the pattern wherever the run stands', () => {
    for (let before = 0; before < 40; before++) expect(someLongRun(`${'x'.repeat(before % 14)}${' '.repeat(before)}0123456789abcKEY tail`, /KEY/)).toBe(true);
  });
});
