import { expect, test } from 'vitest';
import { countOf, nameFirst } from '../../src/detectors/name-first.ts';

test('names the first and counts the rest', () => {
  expect(nameFirst(['GET /orders'])).toBe('GET /orders');
  expect(nameFirst(['GET /orders', 'PUT /orders', 'GET /users'])).toBe('GET /orders and 2 more');
  expect(nameFirst(['GET /orders', 'PUT /orders'], 8)).toBe('GET /or… and 1 more');
  expect(nameFirst([])).toBe('');
});

test('counts one and many', () => {
  expect([countOf(0, 'path'), countOf(1, 'path'), countOf(4, 'path')]).toEqual(['0 paths', '1 path', '4 paths']);
});
