import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeBase64Text } from '../../src/detectors/base64.ts';

describe('decodeBase64Text', () => {
  it.each([
    // RFC 4648 §10
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm9vYg==', 'foob'],
    ['Zm9vYmE=', 'fooba'],
    ['Zm9vYmFy', 'foobar'],
    ['Zg', 'f'],
    ['R3LDvMOfZQ', 'Grüße'],
  ])('%j', (encoded, text) => {
    expect(decodeBase64Text(encoded)).toBe(text);
  });

  it('refuses other characters and bytes that are no UTF-8', () => {
    expect(decodeBase64Text('Zm9v YmFy')).toBeUndefined();
    expect(decodeBase64Text('Zm=9')).toBeUndefined();
    expect(decodeBase64Text('_____w')).toBeUndefined();
  });
});

describe('decodeBase64', () => {
  it('reads both alphabets', () => {
    expect(decodeBase64('-_-_')).toEqual(Uint8Array.of(0xfb, 0xff, 0xbf));
    expect(decodeBase64('+/+/')).toEqual(Uint8Array.of(0xfb, 0xff, 0xbf));
  });

  it('agrees with the platform on every byte value', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
    expect(decodeBase64(Buffer.from(bytes).toString('base64url'))).toEqual(bytes);
  });

  it('does not decode more than 64 KB', () => {
    expect(decodeBase64('A'.repeat(65_536))?.length).toBe(49_152);
    expect(decodeBase64('A'.repeat(65_540))).toBeUndefined();
  });
});
