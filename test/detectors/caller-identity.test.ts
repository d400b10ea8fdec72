import { expect, test } from 'vitest';
import { isCallerIdentity } from '../../src/detectors/caller-identity.ts';

test.each([
  ['X-User-Id', 'header'],
  ['X-Authenticated-User', 'header'],
  ['x-forwarded-user-email', 'header'],
  ['X-Tenant-Id', 'header'],
  ['X-Customer-Id', 'header'],
  ['X-User-Roles', 'header'],
  ['role', 'cookie'],
  ['userId', 'query'],
  ['user_name', 'query'],
  ['tenantId', 'query'],
])('%s in a %s says who calls', (name, location) => {
  expect(isCallerIdentity(name, location)).toBe(true);
});

test.each([
  ['X-Request-Id', 'header'],
  ['X-Client-Id', 'header'],
  ['X-User-Agent', 'header'],
  ['X-Device-Id', 'header'],
  ['targetUserId', 'query'],
  ['userIds', 'query'],
  ['customerId', 'query'],
  ['role', 'query'],
  ['id', 'query'],
])('%s in a %s does not', (name, location) => {
  expect(isCallerIdentity(name, location)).toBe(false);
});
