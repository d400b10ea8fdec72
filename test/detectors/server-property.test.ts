import { describe, expect, test } from 'vitest';
import { hasPrivilegedValue, isSetByServer, serverProperty } from '../../src/detectors/server-property.ts';

describe('serverProperty', () => {
  test.each([
    ['isAdmin', 'boolean', 'privilege'],
    ['admin', 'boolean', 'privilege'],
    ['roles', 'array', 'privilege'],
    ['access_level', 'integer', 'privilege'],
    ['ownerId', 'string', 'ownership'],
    ['tenant_id', 'integer', 'ownership'],
    ['createdBy', '', 'ownership'],
    ['balance', 'number', 'state'],
    ['verified', 'boolean', 'state'],
    ['email_verified', 'boolean', 'state'],
    ['id', 'string', 'record'],
    ['createdAt', 'string', 'record'],
    ['lastModified', 'string', 'record'],
  ])('%s %s', (name, type, kind) => {
    expect(serverProperty(name, () => type)).toBe(kind);
  });

  test.each([
    ['admin', 'object'],
    ['verified', 'string'],
    ['owner', 'string'],
    ['tenant', 'string'],
    ['createdBy', 'object'],
    ['id', 'object'],
    ['name', 'string'],
    ['description', 'string'],
    ['roleplay', 'boolean'],
  ])('%s %s is the caller’s', (name, type) => {
    expect(serverProperty(name, () => type)).toBeUndefined();
  });
});

test.each([
  ['The id, assigned by the server.', true],
  ['[Output Only] When it was created.', true],
  ['Read-only.', true],
  ['The value is ignored when an order is created.', true],
  ['Auto-generated.', true],
  ['The id of the order.', false],
  ['Set by the customer.', false],
  ['', false],
])('%s', (description, expected) => {
  expect(isSetByServer(description)).toBe(expected);
});

test('a closed list gives privileges by a whole word', () => {
  expect(hasPrivilegedValue(['student', 'COURSE_ADMIN'])).toBe(true);
  expect(hasPrivilegedValue(['student', 'adminstrative-assistant', 1, null])).toBe(false);
  expect(hasPrivilegedValue([])).toBe(false);
});
