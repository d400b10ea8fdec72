import { describe, expect, it } from 'vitest';
import { splitName } from '../../src/detectors/split-name.ts';

describe('splitName', () => {
  it.each([
    ['', []],
    ['token', ['token']],
    ['accessToken', ['access', 'token']],
    ['APIKeyID', ['api', 'key', 'id']],
    ['userIDs', ['user', 'ids']],
    ['X-API-Key', ['x', 'api', 'key']],
    ['client_secret', ['client', 'secret']],
    ['card.last4Digits', ['card', 'last4', 'digits']],
    ['OAuthToken', ['oauth', 'token']],
    ['myOAuth2Token', ['my', 'oauth2', 'token']],
    ['sha256Hash', ['sha256', 'hash']],
    ['__v', ['v']],
    ['contraseñaNueva', ['contraseña', 'nueva']],
    ['items[0].key', ['items', '0', 'key']],
  ])('%j', (name, words) => {
    expect(splitName(name)).toEqual(words);
  });

  it('reads no more than the first 100 characters', () => {
    expect(splitName(`${'a'.repeat(100)}Token`)).toEqual(['a'.repeat(100)]);
  });
});
