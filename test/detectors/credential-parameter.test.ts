import { describe, expect, test } from 'vitest';
import { type ParameterLocation, personalParameterName, urlCredentialName } from '../../src/detectors/credential-parameter.ts';

describe('urlCredentialName', () => {
  test.each<[name: string, location: ParameterLocation, strength: string]>([
    ['password', 'query', 'secret'],
    ['pass', 'query', 'secret'],
    ['oauth_token_secret', 'query', 'secret'],
    ['client_secret', 'query', 'secret'],
    ['secret', 'query', 'secret'],
    ['private_key', 'path', 'secret'],
    ['token', 'query', 'key-or-token'],
    ['access_token', 'query', 'key-or-token'],
    ['keycloakToken', 'query', 'key-or-token'],
    ['apiKey', 'query', 'key-or-token'],
    ['apikey', 'query', 'key-or-token'],
    ['auth', 'query', 'key-or-token'],
    ['subscription-key', 'query', 'key-or-token'],
    ['webhook_token', 'path', 'path-token'],
    ['token', 'path', 'path-token'],
    ['Authorization', 'header', 'key-or-token'],
    ['X-Api-Key', 'header', 'key-or-token'],
    ['X-Auth-Token', 'header', 'key-or-token'],
    ['JSESSIONID', 'cookie', 'key-or-token'],
    ['sid', 'cookie', 'key-or-token'],
  ])('%s in %s is a %s', (name, location, strength) => {
    expect(urlCredentialName(name, location)).toEqual({ strength });
  });

  test.each<[name: string, location: ParameterLocation]>([
    ['start_latitude', 'query'],
    ['batch_token', 'query'],
    ['lockToken', 'query'],
    ['captcha_token', 'query'],
    ['subscription-key', 'path'],
    ['username', 'path'],
    ['code', 'query'],
    ['state', 'query'],
    ['oauth_nonce', 'query'],
    ['key', 'query'],
    ['key', 'path'],
    ['api_key_id', 'path'],
    ['email_id', 'path'],
    ['min_time_signature', 'query'],
    ['pageToken', 'query'],
    ['NextToken', 'query'],
    ['continuation_token', 'query'],
    ['syncToken', 'query'],
    ['secret', 'path'],
    ['pin', 'path'],
    ['sellToken', 'query'],
    ['toToken', 'query'],
    ['tokenId', 'path'],
    ['id_token_hint', 'query'],
    ['sid', 'query'],
    ['X-CSRF-Token', 'header'],
    ['X-Request-Id', 'header'],
    ['Idempotency-Key', 'header'],
    ['email', 'query'],
    ['', 'query'],
  ])('%s in %s is none', (name, location) => {
    expect(urlCredentialName(name, location)).toBeUndefined();
  });

  test('takes own names', () => {
    expect(urlCredentialName('kennwort', 'query', { credential: ['kennwort'] })).toEqual({ strength: 'key-or-token' });
  });
});

test.each([
  ['ssn', 'national-id'],
  ['passportNumber', 'national-id'],
  ['card_number', 'card'],
  ['cvv', 'card'],
  ['dateOfBirth', 'birth-date'],
  ['dob', 'birth-date'],
  ['email', 'email'],
  ['userEmail', 'email'],
  ['phone_number', 'phone'],
  ['msisdn', 'phone'],
  ['username', undefined],
  ['email_id', undefined],
  ['is_email', undefined],
  ['latitude', undefined],
  ['taxId', undefined],
  ['iban', undefined],
  ['street', undefined],
  ['', undefined],
])('personalParameterName of %s', (name, expected) => {
  expect(personalParameterName(name)).toBe(expected);
});
