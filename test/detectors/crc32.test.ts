import { describe, expect, it } from 'vitest';
import { crc32Base62 } from '../../src/detectors/crc32.ts';

describe('crc32Base62', () => {
  it.each([
    ['', '000000'],
    // The check value of CRC-32 is 0xCBF43926 = 3421780262 = ((((3·62+45)·62+35)·62+27)·62+22)·62+14
    ['123456789', '3jZRME'],
    ['A'.repeat(30), '0uCPlr'],
  ])('%j', (text, checksum) => {
    expect(crc32Base62(text)).toBe(checksum);
  });
});
