import { expect, test } from 'vitest';
import { bulkAction } from '../../src/detectors/bulk-action.ts';

test.each([
  ['/orders/all', 'delete', '', 'deletes everything'],
  ['/orders', 'delete', 'deleteAllOrders', 'deletes everything'],
  ['/orders/delete-all', 'post', '', 'deletes everything'],
  ['/orders/bulk-delete', 'post', '', 'deletes in bulk'],
  ['/orders/batch', 'delete', '', 'deletes in bulk'],
  ['/orders/batch', 'post', 'batchUpdateOrders', 'changes in bulk'],
  ['/orders/export', 'get', '', 'exports everything'],
  ['/orders', 'get', 'exportOrders', 'exports everything'],
  ['/dump', 'get', '', 'exports everything'],
])('%s %s %s', (path, method, operationId, action) => {
  expect(bulkAction(path, method, operationId)).toBe(action);
});

test.each([
  ['/orders', 'get', 'listAllOrders'],
  ['/orders', 'delete', 'deleteOrders'],
  ['/orders/{id}/export', 'get', 'exportOrder'],
  ['/orders/{id}', 'delete', 'deleteAll'],
  ['/exports', 'get', ''],
  ['/orders/export-jobs', 'get', ''],
  ['/bulk-orders', 'post', 'createBulkOrder'],
  ['/orders/all', 'get', ''],
])('%s %s %s is none', (path, method, operationId) => {
  expect(bulkAction(path, method, operationId)).toBeUndefined();
});
