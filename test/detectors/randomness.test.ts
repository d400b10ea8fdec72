import { describe, expect, it } from 'vitest';
import { entropy, isRandomPassword, isUuid, looksLikeWords, randomness, unleet } from '../../src/detectors/randomness.ts';
import { createSecrets } from '../support/secrets.ts';

const SAMPLES = 1000;

/** Share of drawn values for which the test holds. */
function share(draw: () => string, test: (value: string) => boolean): number {
  return Array.from({ length: SAMPLES }, draw).filter(test).length / SAMPLES;
}

describe('randomness', () => {
  const secrets = createSecrets(3);

  it.each([
    ['20 letters and digits', () => secrets.base62(20), 0.93],
    ['24 letters and digits', () => secrets.base62(24), 0.97],
    ['32 base64 characters', () => secrets.base64(32), 0.98],
    ['24 small letters', () => secrets.text('abcdefghijklmnopqrstuvwxyz', 24), 0.94],
    ['32 base32 characters', () => secrets.base32(32), 0.98],
    ['16 hexadecimal digits', () => secrets.hex(16), 0.98],
    ['32 hexadecimal digits behind a prefix', () => `key_${secrets.hex(32)}`, 0.99],
  ])('is sure of %s', (_, draw, atLeast) => {
    expect(share(draw, (value) => randomness(value) >= 0.75)).toBeGreaterThanOrEqual(atLeast);
  });

  it.each([
    ['12 letters and digits', () => secrets.base62(12), 0.9],
    ['16 letters and digits', () => secrets.base62(16), 0.97],
  ])('finds %s possible', (_, draw, atLeast) => {
    expect(share(draw, (value) => randomness(value) >= 0.45)).toBeGreaterThanOrEqual(atLeast);
  });

  it.each([
    'access-token-string',
    'integrationHubPassword',
    'oa_citations',
    'cancer_moonshot',
    'EC_secp384r1',
    '8021x-radius',
    'numericComplex',
    'VATEXCODE222',
    'getCustomerOrdersByStatus',
    'com.example.orders.v1.OrderService',
    'application/vnd.api+json',
    'X-RateLimit-Remaining',
    '2024-01-15T10:00:00Z',
    'MAX_CONCURRENT_CONNECTIONS',
    'eu-central-1',
    'Bundesverwaltungsgericht',
    'm6gd.2xlarge.metal',
    '12345678901234567890',
    '1.10.0.201',
  ])('sees no secret in %s', (value) => {
    expect(randomness(value)).toBeLessThan(0.45);
  });

  it('is undecided about a UUID and blind below 12 characters', () => {
    expect(randomness(secrets.uuid())).toBe(0.6);
    expect(randomness(secrets.base62(11))).toBe(0);
    expect(randomness('two words here')).toBe(0);
  });
});

describe('isRandomPassword', () => {
  const secrets = createSecrets(5);

  it('recognises generated passwords', () => {
    expect(share(() => secrets.base62(12), isRandomPassword)).toBeGreaterThanOrEqual(0.85);
    expect(share(() => secrets.base62(20), isRandomPassword)).toBeGreaterThanOrEqual(0.97);
    expect(share(() => secrets.text('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#%&?*+', 14), isRandomPassword)).toBeGreaterThanOrEqual(0.95);
  });

  it.each([
    'P@ssw0rd!',
    'Tr0ub4dor&3',
    's3cur3P@ssw0rd',
    'MyP@ss123!',
    'bluewhale77',
    'i-love-scalar',
    'nrocinu',
    'Titi',
    'Welcome2024!',
    'Qwerty!23',
    'cl34rbl4d3',
    'Str0ngP4ssw0rd!',
    'My_new_password1',
    'Summer2024',
    '1234abc',
    'scalar-is-cool',
    'Th1s!sz3nu3Passv0rd',
  ])('not %s', (value) => {
    expect(isRandomPassword(value)).toBe(false);
  });
});

describe('helpers', () => {
  it('isUuid', () => {
    expect(isUuid('9B2C1A60-1E1C-4D7D-8B1F-0A9D3C5E7F12')).toBe(true);
    expect(isUuid('9b2c1a60-1e1c-4d7d-8b1f-0a9d3c5e7f1')).toBe(false);
    expect(isUuid('9b2c1a601e1c4d7d8b1f0a9d3c5e7f12')).toBe(false);
  });

  it('entropy in bits per character', () => {
    expect(entropy('aaaa')).toBe(0);
    expect(entropy('abab')).toBe(1);
    expect(entropy('abcdefgh')).toBe(3);
  });

  it('unleet', () => {
    expect(unleet('P@$$w0rd')).toBe('password');
    expect(unleet('cl34rbl4d3')).toBe('clearblade');
  });

  it('looksLikeWords', () => {
    expect(looksLikeWords('i-love-scalar')).toBe(true);
    expect(looksLikeWords('bluewhale77')).toBe(false);
    expect(looksLikeWords('xkqjzvbw')).toBe(false);
  });
});
