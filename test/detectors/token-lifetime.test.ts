import { describe, expect, test } from 'vitest';
import { findLongLifetimes, judgeLifetime, lifetimeName } from '../../src/detectors/token-lifetime.ts';

describe('lifetimeName', () => {
  test.each([
    ['expires_in', false, false],
    ['expiresIn', false, false],
    ['ext_expires_in', false, false],
    ['token_expires_in', true, false],
    ['accessTokenLifetime', true, false],
    ['refresh_expires_in', true, true],
    ['refreshTokenTtl', true, true],
    ['session_lifetime', true, false],
    ['valid_for', false, false],
  ])('%s', (name, isOfToken, isOfRefresh) => {
    expect(lifetimeName(name)).toEqual({ isOfToken, isOfRefresh });
  });

  test.each(['expires_at', 'expiration_date', 'cache_ttl', 'expires_in_ms', 'linkLifetime', 'invite_expires_in', 'is_valid', 'validation', 'duration', ''])(
    'not %s',
    (name) => {
      expect(lifetimeName(name)).toBeUndefined();
    },
  );
});

describe('judgeLifetime', () => {
  test.each<[seconds: number, isOfRefresh: boolean, kind: string | undefined]>([
    [3_600, false, undefined],
    [86_400, false, undefined],
    [86_401, false, 'days'],
    [604_800, false, 'days'],
    [31_536_000, false, 'days'],
    [31_622_400, false, 'long'],
    [2_592_000, true, undefined],
    [7_776_000, true, undefined],
    [15_552_000, true, 'days'],
    [3_600_000, false, undefined],
    [86_400_000, false, undefined],
    [Number.NaN, false, undefined],
  ])('%d seconds (refresh: %s) are %s', (seconds, isOfRefresh, kind) => {
    expect(judgeLifetime(seconds, isOfRefresh)).toBe(kind);
  });
});

describe('findLongLifetimes', () => {
  test.each([
    ['API keys never expire.', 'never', 'API keys never expire'],
    ['This access token does not expire.', 'never', 'access token does not expire'],
    ['The `access_token` is a token which will never expire.', 'never', 'token which will never expire'],
    ['JWTs have no expiration date.', 'never', 'JWTs have no expiration date'],
    ['Use a non-expiring token.', 'never', 'non-expiring token'],
    ['The token is valid for 7 days.', 'days', 'token is valid for 7 days'],
    ['Access tokens last 48 hours.', 'days', 'Access tokens last 48 hours'],
    ['A session token expires after two years.', 'long', 'session token expires after two years'],
    ['Refresh tokens live for 6 months.', 'days', 'Refresh tokens live for 6 months'],
  ])('%s', (text, kind, evidence) => {
    expect(findLongLifetimes(text).map((match) => [match.kind, match.evidence])).toEqual([[kind, evidence]]);
  });

  test.each([
    'The token is valid for 1 hour.',
    'The token expires in 24 hours.',
    'Refresh tokens are valid for 30 days.',
    'The invitation token never expires.',
    'The next page token does not expire.',
    'Download links with a token never expire.',
    'If you leave it out, the token never expires.',
    'Make sure that the token never expires.',
    'The device token never expires.',
    'An idempotency key: the client token is valid for 36 hours.',
    'Tokens must never be logged. Orders do not expire.',
    'The warranty of a key is valid for 2 years.',
    'Use a long-lived token.',
  ])('silent: %s', (text) => {
    expect(findLongLifetimes(text)).toEqual([]);
  });
});
