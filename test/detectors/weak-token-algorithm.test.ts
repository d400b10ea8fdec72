import { describe, expect, test } from 'vitest';
import { findWeakAlgorithms, findWeakJwts } from '../../src/detectors/weak-token-algorithm.ts';
import { createSecrets } from '../support/secrets.ts';

describe('findWeakAlgorithms', () => {
  test.each([
    ['Send a JWT with alg: none.', 'alg: none'],
    ['The header is {"alg":"none","typ":"JWT"}.', 'alg":"none'],
    ['The algorithm is none for test clients.', 'algorithm is none'],
    ['We accept unsigned tokens.', 'unsigned tokens'],
    ['We accept an unsigned JWT.', 'unsigned JWT'],
    ['In the pilot tokens are not signed.', 'tokens are not signed'],
    ['Sign the request with your API key, using MD5.', 'MD5'],
    ['The signature is the SHA1 of token and timestamp.', 'SHA1'],
    ['The signature is the SHA-1 of secret and body.', 'SHA-1'],
    ['Tokens are signed with SHA1withRSA.', 'SHA1withRSA'],
    ['The auth header carries an HMAC-MD5 of the body.', 'HMAC-MD5'],
    ['OAuth 1.0 with RSA-SHA1.', 'RSA-SHA1'],
  ])('%s', (text, evidence) => {
    const [match, ...others] = findWeakAlgorithms(text);
    expect(match?.evidence).toBe(evidence);
    expect(text.slice(match?.start, match?.end)).toBe(evidence);
    expect(others).toEqual([]);
  });

  test.each([
    'The algorithm must not be none.',
    'Tokens with alg: none are rejected.',
    'Never use alg=none.',
    'We do not accept unsigned tokens.',
    'RFC 8725 warns of alg: none.',
    'MD5 signatures of tokens are no longer supported.',
    'MD5 checksum of the signed token file.',
    'The signature is an HMAC with SHA-1 and your secret.',
    'The ETag is the MD5 of the content; sign in with your token.',
    'SHA-1 fingerprint of the certificate that signs the token.',
    'Signed with SHA-256 and your API key.',
    'The DNSSEC algorithm: RSAMD5, DSA, RSASHA1.',
    'alignment: none',
    'An MD5 hash of the message.',
    'Discount: none. Tokens are signed with ES256.',
  ])('silent: %s', (text) => {
    expect(findWeakAlgorithms(text)).toEqual([]);
  });
});

describe('findWeakJwts', () => {
  const { jwt } = createSecrets(11);

  test('finds a token without signature, and shows the algorithm only', () => {
    const token = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"17"}')}.`.replaceAll('=', '');
    expect(findWeakJwts(`Bearer ${token}`)).toEqual([{ kind: 'unsigned', start: 7, end: 7 + token.length, evidence: 'alg none' }]);
  });

  test('leaves signed tokens and other text alone', () => {
    expect(findWeakJwts(jwt())).toEqual([]);
    expect(findWeakJwts('eyJhbGciOi…')).toEqual([]);
    expect(findWeakJwts('a none-token')).toEqual([]);
  });
});
