import { describe, expect, it } from 'vitest';
import { credentialClass } from '../../src/detectors/credential-name.ts';

describe('credentialClass', () => {
  it.each([
    ['Authorization', 'authorization'], ['Proxy-Authorization', 'authorization'], ['Cookie', 'cookie'], ['Set-Cookie', 'cookie'],
    ['password', 'password'], ['newPassword', 'password'], ['root_pass', 'password'], ['pass', 'password'], ['db.pw', 'password'], ['wifiPassphrase', 'password'], ['PWD', 'password'],
    ['client_secret', 'secret'], ['clientSecret', 'secret'], ['secret', 'secret'], ['webhookSecret', 'secret'], ['AWS_SECRET_ACCESS_KEY', 'secret'], ['totp_secret', 'secret'],
    ['x-api-key', 'apikey'], ['apikey', 'apikey'], ['APIKey', 'apikey'], ['Ocp-Apim-Subscription-Key', 'apikey'], ['accessKey', 'apikey'], ['signing_key', 'apikey'],
    ['private_key', 'privatekey'], ['serviceAccountKey', 'privatekey'],
    ['token', 'token'], ['accesstoken', 'token'], ['access-token', 'token'], ['refreshToken', 'token'], ['X-Auth-Token', 'token'], ['primaryToken', 'token'], ['id_token', 'token'],
    ['jwt', 'token'], ['credentials', 'token'], ['auth', 'token'], ['client_access_token', 'token'],
    ['JSESSIONID', 'session'], ['connect.sid', 'session'], ['connectionString', 'connection'], ['DATABASE_URL', undefined],
    ['verification_token', 'weak-token'], ['GrantToken', 'weak-token'], ['clientToken', 'weak-token'], ['upload_token', 'weak-token'],
  ])('%s is %s', (name, expected) => {
    expect(credentialClass(name)).toBe(expected);
  });

  it.each([
    '', 'key', 'id', 'name', 'description', 'author', 'nextPageToken', 'NextToken', 'pageToken', 'next_page_token', 'continuation_token', 'sync_token', 'change_token',
    'version_token', 'deviceToken', 'push_token', 'csrfToken', 'X-XSRF-TOKEN', 'idempotency_key', 'Idempotency-Key', 'hashed_token', 'truncated_token', 'token_type',
    'issued_token_type', 'authCode', 'auth_code', 'accountKey', 'publicKey', 'public_key', 'publishable_key', 'primary_key', 'partitionKey', 'foreignKey', 'objectKey',
    'CustomKeyStoreId', 'KeyAlgorithm', 'authMode', 'passwordPolicy', 'passwordUpdate', 'has_password', 'isPassword', 'forgotPassword', 'passwordExpiresAt', 'password_hint', 'password_hash',
    'secretName', 'secret_arn', 'tokenUrl', 'tokens', 'max_tokens', 'promptTokens', 'cookie_name', 'credential_authorized_at', 'session_id', 'sessionId', 'boardingPass', 'bypass', 'compass',
    'state', 'code', 'nonce', 'etag', 'keyId', 'api_key_id', 'apiKeyName', 'secretRef', 'monkey', 'turkey', 'a_b_c_d_e_f_g_h_token',
  ])('%j is none', (name) => {
    expect(credentialClass(name)).toBeUndefined();
  });

  it('takes own names by class and matches their ends', () => {
    const own = { password: ['vault pin'], credential: ['door code'], financial: ['iban'] };
    expect(credentialClass('customerVaultPin', own)).toBe('password');
    expect(credentialClass('front_door_code', own)).toBe('secret');
    expect(credentialClass('iban', own)).toBeUndefined();
    expect(credentialClass('customerVaultPin')).toBeUndefined();
  });
});
