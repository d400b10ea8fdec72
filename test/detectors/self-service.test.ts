import { expect, test } from 'vitest';
import { isOwnProfile, isPeoplePath, isSignUp, managesAccess } from '../../src/detectors/self-service.ts';

test.each([
  ['/auth/register', 'post', '', true],
  ['/sign-up', 'post', '', true],
  ['/users', 'post', 'registerUser', true],
  ['/createAccount', 'post', '', true],
  ['/accounts', 'post', 'createAccount', false],
  ['/registers', 'post', '', false],
  ['/register', 'get', '', false],
  ['/shops/{id}/register', 'post', '', false],
])('sign-up: %s %s %s', (path, method, operationId, expected) => {
  expect(isSignUp(path, method, operationId)).toBe(expected);
});

test.each([
  ['/users/me', 'patch', true],
  ['/profile', 'put', true],
  ['/account', 'put', true],
  ['/account', 'post', false],
  ['/users/me', 'get', false],
  ['/users/{id}/profile', 'put', false],
  ['/me/playlists', 'post', false],
])('own profile: %s %s', (path, method, expected) => {
  expect(isOwnProfile(path, method)).toBe(expected);
});

test.each([
  ['/users', true],
  ['/customers/{id}', true],
  ['/orders/{id}', false],
  ['/users/{id}/orders', false],
])('people: %s', (path, expected) => {
  expect(isPeoplePath(path)).toBe(expected);
});

test.each([
  ['/teams/{id}/members', true],
  ['/Invitations', true],
  ['/orders/{id}', false],
  ['/accessories', false],
])('access: %s', (path, expected) => {
  expect(managesAccess(path)).toBe(expected);
});
