import { expect, test } from 'vitest';
import { counted, countedOperations } from '../../src/detectors/counted.ts';

test.each([
  [0, '0 writes'],
  [1, '1 write'],
  [12, '12 writes'],
])('%i', (count, text) => {
  expect(counted(count, 'write')).toBe(text);
});

test.each([
  [['GET /orders'], 0, 'GET /orders'],
  [['POST /orders'], 1, 'POST /orders'],
  [['GET /orders', 'GET /parcels'], 0, '2 operations'],
  [['GET /orders', 'POST /orders'], 1, '2 operations, 1 of them a write,'],
  [['GET /orders', 'POST /orders', 'PUT /orders'], 2, '3 operations, 2 of them writes,'],
  [['PUT /orders', 'POST /orders'], 2, '2 operations, all of them writes,'],
])('%j with %i writes', (labels, writes, text) => {
  expect(
    countedOperations(
      labels.map((label) => ({ label })),
      writes,
    ),
  ).toBe(text);
});
