import { describe, expect, it } from 'vitest';
import { signedUrlExpiry, signedUrlShape } from '../../src/detectors/signed-url.ts';
import { createSecrets } from '../support/secrets.ts';

const today = Date.UTC(2026, 0, 15);
const s = createSecrets(29);

function tiers(value: string) {
  return [...signedUrlShape.find({ value, name: '', todayMs: today })].map(({ tier, detail }) => [tier, detail]);
}

describe('signedUrlExpiry', () => {
  it.each([
    ['?sv=2022-11-02&se=2024-05-01T10%3A00%3A00Z&sig=x', Date.UTC(2024, 4, 1)],
    ['?X-Amz-Date=20240501T100000Z&X-Amz-Expires=3600&X-Amz-Signature=x', Date.UTC(2024, 4, 1, 11)],
    ['?X-Goog-Date=20240501T100000Z&X-Goog-Expires=60&X-Goog-Signature=x', Date.UTC(2024, 4, 1, 10, 1)],
    ['?X-Amz-Date=20240501T000000Z&X-Amz-Signature=x', Date.UTC(2024, 4, 8)],
    ['?AWSAccessKeyId=x&Expires=1714557600&Signature=x', 1_714_557_600_000],
    ['?sp=%2Frun&sv=1.0&sig=x', undefined],
  ])('%s', (url, expected) => {
    expect(signedUrlExpiry(url)).toBe(expected);
  });
});

describe('signedUrlShape', () => {
  it('tells live, expired and eternal URLs apart', () => {
    expect(tiers(s.signedUrl())).toEqual([['live', 'expires 2099-01-01']]);
    expect(tiers(s.expiredSignedUrl())).toEqual([['expired', 'expired 2020-01-01']]);
    expect(tiers(s.callbackUrl())).toEqual([['live', 'no expiry']]);
    expect(tiers(`https://orders.blob.core.windows.net/c/f?${s.sas()}`)).toEqual([['live', 'expires 2099-01-01']]);
  });

  it('reads the parameters of its own URL only', () => {
    expect(tiers(`"${s.callbackUrl()}" and "https://x.net/?se=2020-01-01&x=1"`)).toEqual([['live', 'no expiry']]);
    expect(tiers(`https://x.net/?sv=1 then https://y.net/check?Signature=${s.hex(64)}`)).toEqual([]);
  });

  it('needs a companion and a signature that could be one', () => {
    expect(tiers(`https://y.net/check?Signature=${s.hex(64)}`)).toEqual([]);
    expect(tiers(`https://y.net/f?sv=2022-11-02&sig=${'x'.repeat(43)}`)).toEqual([['placeholder', 'no expiry']]);
  });
});
