import { expect, test } from 'vitest';
import { groupRoutes } from '../../src/detectors/route-groups.ts';

test('routes of a class are grouped by the prefix that decides, in their order', () => {
  const routes = ['/orders', '/internal/orders', '/v1/internal/users', '/internal/users/{id}', '/debug', '/internal'].map((path) => ({ path }));
  const groups = groupRoutes(routes, 'internal').map(({ match, items }) => [match.prefix, items.map(({ path }) => path)]);
  expect(groups).toEqual([
    ['/internal', ['/internal/orders', '/internal/users/{id}', '/internal']],
    ['/v1/internal', ['/v1/internal/users']],
  ]);
});
