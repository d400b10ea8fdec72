import { describe, expect, it } from 'vitest';
import { isSequence } from '../../src/detectors/sequence.ts';
import { createSecrets } from '../support/secrets.ts';

describe('isSequence', () => {
  it.each([
    '123456',
    'abcd_12345',
    'a1b2c3d4e5f6',
    'abcdef123456',
    'ABC123DEF456',
    'aabbccddeeff',
    '11112222',
    'abcdabcdabcd',
    '12121212',
    'qwerty123',
    'deadbeefcafe',
    '0123456789abcdef0123456789abcdef',
    '12345678-1234-1234-1234-123456789012',
    '00000000-0000-0000-0000-000000000001',
    'sdlfkjabc+sdlfkjsdlkfsjdfLDKFTERLKFDFKL',
    '987654321',
    'zyxwvut',
  ])('%s', (value) => {
    expect(isSequence(value)).toBe(true);
  });

  it.each(['1234', 'nrocinu', 'i-love-scalar', 'oa_citations', 'bluewhale77', 'Content-Length', '2024-01-15', 'success'])('not %s', (value) => {
    expect(isSequence(value)).toBe(false);
  });

  it('leaves random values alone', () => {
    const secrets = createSecrets(11);
    const values = Array.from({ length: 2000 }, (_, i) => [secrets.base62(20), secrets.hex(32), secrets.base32(16), secrets.uuid()][i % 4] ?? '');
    expect(values.filter(isSequence)).toEqual([]);
  });
});
