import { describe, expect, test } from 'vitest';
import { type RouteClass, routeClass, splitPath } from '../../src/detectors/route-word.ts';

/** Path and the prefix that decides. */
const FOUND: Readonly<Record<RouteClass, readonly (readonly [path: string, prefix: string])[]>> = {
  debug: [
    ['/debug', '/debug'],
    ['/api/v1/Debug/vars', '/api/v1/Debug'],
    ['/actuator/env', '/actuator'],
    ['/actuator', '/actuator'],
    ['/internal/debug/pprof/heap', '/internal/debug'],
    ['/phpinfo.php', '/phpinfo.php'],
    ['/latest/meta-data/{path}', '/latest/meta-data'],
  ],
  internal: [
    ['/internal/orders/{id}', '/internal'],
    ['/v2/_internal/orders', '/v2/_internal'],
    ['/{version}/internal/orders', '/{version}/internal'],
    ['/backoffice/refunds', '/backoffice'],
  ],
  impersonation: [
    ['/admin/users/{id}/impersonate', '/admin/users/{id}/impersonate'],
    ['/sudo', '/sudo'],
    ['/session/switch-user', '/session/switch-user'],
  ],
  maintenance: [
    ['/inventories/watcher/restart', '/inventories/watcher/restart'],
    ['/system/regenerate/policies', '/system/regenerate'],
    ['/rest?method=flickr.test.echo', '/rest?method=flickr.test.echo'],
    ['/db/reset', '/db/reset'],
    ['/cache/flush', '/cache/flush'],
    ['/reset-database', '/reset-database'],
    ['/server/shutdown', '/server/shutdown'],
    ['/restart', '/restart'],
    ['/test-only/orders', '/test-only'],
    ['/fixtures/load', '/fixtures/load'],
  ],
  admin: [
    ['/admin', '/admin'],
    ['/v1/admin/users/{id}', '/v1/admin'],
    ['/{tenantId}/admin/users', '/{tenantId}/admin'],
    ['/staff/refunds', '/staff'],
  ],
  operations: [
    ['/prometheus', '/prometheus'],
    ['/v3/api-docs', '/v3/api-docs'],
    ['/swagger.json', '/swagger.json'],
    ['/api/v1/env', '/api/v1/env'],
    ['/docs', '/docs'],
    ['/graphql/schema', '/graphql/schema'],
  ],
};

const SILENT: readonly string[] = [
  '/',
  '',
  '/health/clock',
  '/metrics',
  '/metrics/wp',
  '/emails/metrics',
  '/logs',
  '/plugin/{id}/config',
  '/self/applications/{id}/env',
  '/status/401',
  '/settings',
  '/test',
  '/trace',
  '/private',
  '/environment',
  '/application/{appId}/environment',
  '/accounts/{account_id}/env/{key}',
  '/sites/{site_id}/deploys/{deploy_id}/restore',
  '/guilds/{guild_id}/audit-logs',
  '/rest?method=flickr.photos.search',
  '/actuator/health',
  '/orders/{id}/internal-notes',
  '/orders/{id}/internal',
  '/customers/internal/{internalId}',
  '/directories/schema/create',
  '/projects/{id}/debug',
  '/users/{id}/admin',
  '/staff',
  '/staff/{id}',
  '/staff/search',
  '/password/reset',
  '/jobs/{id}/restart',
  '/cache/{id}/flush',
  '/fixtures',
  '/fixtures/{id}',
  '/docs/{id}',
  '/databases',
  '/test/results',
  '/debug_token',
  '/administrators',
  '/internals',
];

describe('routeClass', () => {
  test.each(Object.entries(FOUND).flatMap(([name, paths]) => paths.map(([path, prefix]) => [path, name, prefix] as const)))(
    '%s is %s',
    (path, name, prefix) => {
      expect(routeClass(path)).toMatchObject({ class: name, prefix });
    },
  );

  test.each(SILENT)('%j is silent', (path) => {
    expect(routeClass(path)).toBeUndefined();
  });

  test('points at the deciding segment', () => {
    expect(routeClass('/api/v1/Admin/users')).toEqual({ class: 'admin', index: 2, segment: 'admin', prefix: '/api/v1/Admin' });
  });
});

describe('splitPath', () => {
  test('tells object ids from scopes at the head', () => {
    expect(splitPath('/{tenant}/Orders/{id}/lines')).toEqual({
      raw: ['{tenant}', 'Orders', '{id}', 'lines'],
      segments: ['{}', 'orders', '{}', 'lines'],
      isObjectId: [false, false, true, false],
    });
  });

  test('appends the words of a called method', () => {
    expect(splitPath('/rest?format=json&method=Photos.Search').segments).toEqual(['rest', 'photos', 'search']);
  });
});
