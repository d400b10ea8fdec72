import { expect, test } from 'vitest';
import { isOwnRoute } from '../../src/detectors/own-route.ts';

test.each(['/me', '/users/me', '/v1/users/me/addresses', '/profile', '/{tenant}/whoami', '/v2/userinfo'])('%s belongs to the caller', (path) => {
  expect(isOwnRoute(path)).toBe(true);
});

test.each(['/users', '/users/{userId}/profile', '/menu', '/users/{userId}'])('%s belongs to anybody', (path) => {
  expect(isOwnRoute(path)).toBe(false);
});
