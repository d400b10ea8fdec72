import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/detectors/sha256.ts';

describe('sha256', () => {
  it.each([
    // FIPS 180-4 example values
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ])('%j', (text, digest) => {
    expect(sha256(text)).toBe(digest);
  });

  it('agrees with the platform at every length around the block size, and on text outside ASCII', () => {
    const texts = ['Grüße, 世界 🙂', ...Array.from({ length: 200 }, (_, length) => 'x'.repeat(length))];
    for (const text of texts) expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  });
});
