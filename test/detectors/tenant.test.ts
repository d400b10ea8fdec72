import { describe, expect, test } from 'vitest';
import { isTenantName, looksLikeRealTenant } from '../../src/detectors/tenant.ts';

describe('isTenantName', () => {
  test.each(['tenantId', 'tenant', 'org_slug', 'organizationId', 'workspace-id', 'customerDomain', 'subdomain', 'X-Tenant-ID'])('%s', (name) => {
    expect(isTenantName(name)).toBe(true);
  });
  test.each(['customerId', 'orderId', 'organizationName', 'tenantCount', 'domain', 'slug', 'id', ''])('not %j', (name) => {
    expect(isTenantName(name)).toBe(false);
  });
});

describe('looksLikeRealTenant', () => {
  const OWN = new Set(['orders.io']);
  test.each(['6a8092d6-08d4-45af-894a-121400ef36a1', 'northgate-clinic', 'northgate.de', 'Zk3R9vQx7LmT2bWy'])('%s', (value) => {
    expect(looksLikeRealTenant(value, 'tenantId', OWN)).toBe(true);
  });
  test.each([
    'acme',
    'acme-corp',
    'my-org',
    'contoso.com',
    'shop.orders.io',
    'example.com',
    '3fa85f64-5717-4562-b3fc-2c963f66afa6',
    'tenantId',
    '{tenant}',
    'enterprise',
    '12345678',
    '',
  ])('not %j', (value) => {
    expect(looksLikeRealTenant(value, 'tenantId', OWN)).toBe(false);
  });
});
