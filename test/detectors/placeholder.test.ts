import { describe, expect, it } from 'vitest';
import { knownSample } from '../../src/detectors/known-samples.ts';
import { placeholderReason } from '../../src/detectors/placeholder.ts';
import { createSecrets } from '../support/secrets.ts';

describe('placeholderReason', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['<token>', 'template'],
    ['{{key}}', 'template'],
    ['{apiKey}', 'template'],
    ['$'.concat('{API_TOKEN}'), 'template'],
    ['$API_TOKEN', 'template'],
    ['$(cat token)', 'template'],
    ['%TOKEN%', 'template'],
    ['@@token@@'.slice(1, -1), 'template'],
    ['[your token]', 'template'],
    ['(secret)', 'template'],
    [':token', 'template'],
    ['prefix-<redacted-password>', 'template'],
    ['Bearer {token}', 'template'],
    ['{EMAIL}:{API-TOKEN}', 'template'],
    ['{{secret:github}}', 'template'],
    ['********', 'masked'],
    ['xxxx-xxxx', 'masked'],
    ['nbs_abc***', 'masked'],
    ['sk-...', 'masked'],
    ['whsec_...', 'masked'],
    ['eyJhbGciOiJSUzI1NiIs......uTonCA', 'masked'],
    ['aaaaaaaa', 'masked'],
    ['00000000-0000-0000-0000-000000000000', 'masked'],
    ['xoxp-XXXXXXXX-XXXXXXXX-XXXXX', 'masked'],
    ['string', 'word'],
    ['stringst', 'word'],
    ['API_KEY', 'word'],
    ['null', 'word'],
    ['42', 'word'],
    ['AKIAIOSFODNN7EXAMPLE', 'known-sample'],
    ['3fa85f64-5717-4562-b3fc-2c963f66afa6', 'known-sample'],
    ['special-key', 'known-sample'],
    ['open sesame', 'known-sample'],
    ['499602D2', 'known-sample'],
    ['abcd_12345', 'sequence'],
    ['1234567890', 'sequence'],
    ['a1b2c3d4e5', 'sequence'],
    ['eyJhbGciOiJIUzI1NiJ9.refresh-token', 'cut-jwt'],
    ['eyJpZCI6MTIzfQ', 'cut-jwt'],
    ['3b:16:bf:e4:8b:00:8b:b8:59:8c:a9:d3:f0:19:45:fa', 'fingerprint'],
    ['SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8', 'fingerprint'],
    ['YOUR-API-KEY', 'filler-words'],
    ['yourapikeyhere', 'filler-words'],
    ['jwt_token_here', 'filler-words'],
    ['access-token-string', 'filler-words'],
    ['mySecretToken123', 'filler-words'],
    ['super-secret-password', 'filler-words'],
    ['dummy-8f2k1', 'filler-words'],
    [['wJalrXUtnFEMI/K7MDENG', '/bPxRfiCYEXAMPLEKEY'].join(''), 'known-sample'],
    ['sample constant_token', 'filler-words'],
  ])('%j is %s', (value, reason) => {
    expect(placeholderReason(value)).toBe(reason);
  });

  it.each([
    ['hub_password', 'hubPassword'],
    ['api-key-value', 'x-api-key'.slice(2)],
    ['MyClientSecret', 'client_secret'],
    ['deviceToken1', 'device_token'],
  ])('%s echoes the name %s', (value, name) => {
    expect(placeholderReason(value, name)).toMatch(/name-echo|filler-words/);
  });

  it('tells an echo by the name alone', () => {
    expect(placeholderReason('my-vault-pin', 'vaultPin')).toBe('name-echo');
    expect(placeholderReason('my-vault-pin', 'color')).toBeUndefined();
  });

  it('knows the placeholders of the configuration in any case', () => {
    expect(placeholderReason('Acme-Demo-7Kq', 'token', ['acme-demo-7kq'])).toBe('own');
    expect(placeholderReason('Acme-Demo-7Kq2', 'token', ['acme-demo-7kq'])).toBeUndefined();
  });

  it.each(['nrocinu', 'i-love-scalar', 'Titi', 'hunter12', 'bluewhale77', 'admin', '$ecretPass1', 'doadmin', 'oa_citations', 'm.keller@mondmail.de'])(
    '%s could be real',
    (value) => {
      expect(placeholderReason(value)).toBeUndefined();
    },
  );

  it('random values could be real', () => {
    const secrets = createSecrets(17);
    const draws = [
      () => secrets.base62(24),
      () => secrets.hex(32),
      () => secrets.base64(40),
      () => secrets.uuid(),
      () => secrets.jwt(),
      () => secrets.github(),
      () => secrets.password(),
    ];
    const values = Array.from({ length: 2100 }, (_, i) => draws[i % draws.length]?.() ?? '');
    expect(values.filter((value) => placeholderReason(value) !== undefined)).toEqual([]);
  });
});

describe('knownSample', () => {
  it.each([
    // RFC 6750 §2.1 and RFC 6749 §5.1, §2.3.1; published texts, assembled here
    [['mF_9', '.B5f', '-4.1JqM'], 'RFC 6750 bearer token'],
    [['2YotnF', 'ZFEjr1z', 'CsicMWpAA'], 'RFC 6749 access token'],
    [['tGzv3J', 'OkF0XG5', 'Qx2TlKWIA'], 'RFC 6749 refresh token'],
    // jwt.io, RFC 7519 §3.1
    [['SflKxwRJSMeKKF2QT4', 'fwpMeJf36POk6yJV_adQssw5c'], 'jwt.io signature'],
    [['dBjftJeZ4CVP-mB92K', '27uhbUJU1p1r_wW1gFWFOEjXk'], 'RFC 7519 signature'],
    // RFC 7617 §2
    [['QWxhZGRpbjpv', 'cGVuIHNlc2FtZQ=='], 'RFC 2617 Basic'],
    // cloud.google.com/docs/authentication/api-keys
    [['AIza', 'SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe'], 'Google Cloud documentation'],
  ])('%s', (parts, source) => {
    expect(knownSample(parts.join(''))).toBe(source);
  });

  it('compares whole values', () => {
    expect(knownSample('AKIAIOSFODNN7EXAMPLE')).toBe('AWS documentation');
    expect(knownSample('AKIAIOSFODNN7EXAMPLEX')).toBeUndefined();
    expect(knownSample(createSecrets(1).uuid())).toBeUndefined();
  });
});
