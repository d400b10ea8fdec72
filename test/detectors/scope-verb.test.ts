import { expect, test } from 'vitest';
import { scopeMeaning } from '../../src/detectors/scope-verb.ts';

test.each([
  ['orders:read', 'read', 'orders'],
  ['read_orders', 'read', 'orders'],
  ['Orders.ReadOnly', 'read', 'orders'],
  ['https://www.acme.io/auth/orders.readonly', 'read', 'www acme io auth orders'],
  ['cloud-platform.read-only', 'read', 'cloud platform'],
  ['orders:write', 'write', 'orders'],
  ['orders:read_write', 'write', 'orders'],
  ['manage-orders', 'write', 'orders'],
  ['orders', undefined, 'orders'],
  ['orders:pay', undefined, 'orders pay'],
  ['read', 'read', ''],
  ['thread', undefined, 'thread'],
])('%s', (scope, verb, subject) => {
  expect(scopeMeaning(scope)).toEqual({ verb, subject });
});
