import { describe, expect, it } from 'vitest';
import { jwtShape, readJwt } from '../../src/detectors/jwt.ts';
import { createSecrets } from '../support/secrets.ts';

const today = Date.UTC(2026, 0, 15);
const s = createSecrets(23);

describe('readJwt', () => {
  it('is live without expiry and before it, expired behind it', () => {
    expect(readJwt(s.jwt(), today).tier).toBe('live');
    expect(readJwt(s.jwt({ claims: { exp: 4_000_000_000 } }), today)).toMatchObject({ tier: 'live', expiresMs: 4_000_000_000_000 });
    expect(readJwt(s.jwt({ claims: { exp: 1_600_000_000 } }), today)).toMatchObject({ tier: 'expired', algorithm: 'HS256', claimNames: ['exp'] });
  });

  it('expires with the day, not with the second', () => {
    const noon = Date.UTC(2026, 0, 15, 12) / 1000;
    expect(readJwt(s.jwt({ claims: { exp: noon } }), today).tier).toBe('live');
    expect(readJwt(s.jwt({ claims: { exp: noon } }), Date.UTC(2026, 0, 16)).tier).toBe('expired');
  });

  it.each([
    ['HS384', 64],
    ['HS512', 86],
    ['ES256', 86],
    ['ES384', 128],
    ['ES512', 176],
    ['RS256', 342],
    ['PS256', 64],
  ])('asks %s for the length of its signature', (alg, signatureLength) => {
    expect(readJwt(s.jwt({ header: { alg }, signatureLength }), today).tier).toBe('live');
    expect(readJwt(s.jwt({ header: { alg }, signatureLength: 43 }), today).tier).toBe('placeholder');
  });

  it('takes the sample subject, documented signatures, words and missing signatures for what they are', () => {
    expect(readJwt(s.jwt({ claims: { sub: '1234567890' } }), today).tier).toBe('sample');
    const [head, body] = s.jwt().split('.');
    expect(readJwt(`${head}.${body}.${['SflKxwRJSMeKKF2QT4', 'fwpMeJf36POk6yJV_adQssw5c'].join('')}`, today).tier).toBe('sample');
    expect(readJwt(`${head}.${body}.your-signature-goes-here-and-is-long-enough-now`, today).tier).toBe('placeholder');
    expect(readJwt(`${head}.${body}.`, today).tier).toBe('placeholder');
  });

  it.each(['eyJhbGci.eyJub25l.x', '..', '', 'W10.W10.x', 'eyJhbGciOiJub25lIn0.bnVsbA.x'])('%j is no token', (token) => {
    expect(readJwt(token, today)).toEqual({ tier: 'placeholder', claimNames: [] });
  });

  it('does not stumble over an absurd expiry', () => {
    expect(readJwt(s.jwt({ claims: { exp: 1e300 } }), today).expiresMs).toBeUndefined();
    expect(readJwt(s.jwt({ claims: { exp: 'never' } }), today).expiresMs).toBeUndefined();
  });
});

describe('jwtShape', () => {
  it('shows algorithm, expiry and word-like claim names, never their values', () => {
    const secret = s.jwt({ claims: { sub: 'customer-7', iss: 'orders', exp: 1_600_000_000, [s.base62(24)]: 1, 'https://orders.net/role': 'clerk' } });
    const [candidate] = [...jwtShape.find({ value: `token ${secret}.`, name: '', todayMs: today })];
    expect(candidate).toEqual({
      tier: 'expired',
      kind: 'JWT',
      start: 6,
      end: 6 + secret.length,
      secret,
      detail: 'HS256, expired 2020-09-13, claims sub iss exp',
    });
  });

  it('reads a payload that begins with a line end', () => {
    const [head, , signature] = s.jwt().split('.');
    const value = `${head}.${btoa('{\n  "sub": "customer-7"\n}').replace(/=+$/, '')}.${signature}`;
    expect([...jwtShape.find({ value, name: '', todayMs: today })].map((candidate) => candidate.tier)).toEqual(['live']);
  });
});
