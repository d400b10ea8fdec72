import { describe, expect, test } from 'vitest';
import { mayHoldInfrastructure } from '../../src/detectors/infrastructure-text.ts';
import { findPrivateAddresses } from '../../src/detectors/private-address.ts';

describe('findPrivateAddresses', () => {
  test.each([
    ['10.6.123.92', '10.6.123.92'],
    ['hv at 172.29.158.19.', '172.29.158.19'],
    ['from 192.168.34.57 to you', '192.168.34.57'],
  ])('finds %j', (text, address) => {
    expect(findPrivateAddresses(text).map(({ start, end }) => text.slice(start, end))).toEqual([address]);
    expect(mayHoldInfrastructure(text)).toBe(true);
  });

  test.each([
    '192.168.1.10',
    '192.168.34.10',
    '10.0.0.5',
    '10.1.4.7',
    '10.10.10.7',
    '10.2.3.4',
    '10.11.12.94',
    '172.16.0.4',
    '10.7.0.0',
    '10.6.123.0/24',
    '1.10.6.123',
    '10.6.123.92.1',
    'version 10.6.123.92',
    'v10.6.123.92',
    'http://10.6.123.92/',
    '10.300.123.92',
    '11.6.123.92',
  ])('is silent on %j', (text) => {
    expect(findPrivateAddresses(text)).toEqual([]);
  });
});
