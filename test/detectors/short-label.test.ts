import { expect, test } from 'vitest';
import { shortLabel } from '../../src/detectors/short-label.ts';

test.each([
  ['GET /orders', 'GET /orders'],
  [`GET /${'o'.repeat(55)}`, `GET /${'o'.repeat(55)}`],
  [
    'DELETE /v4/networkgroups/organisations/{ownerId}/networkgroups/{networkGroupId}/peers/{peerId}',
    'DELETE /v4/…/networkgroups/{networkGroupId}/peers/{peerId}',
  ],
  [`GET /${'o'.repeat(80)}`, `GET /${'o'.repeat(54)}…`],
  [`GET /v1/${'o'.repeat(80)}`, 'GET /v1/…'],
])('%s', (label, short) => {
  expect(shortLabel(label)).toBe(short);
  expect(shortLabel(label).length).toBeLessThanOrEqual(60);
});
