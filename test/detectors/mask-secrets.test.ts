import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../src/detectors/mask-secrets.ts';
import { createSecrets } from '../support/secrets.ts';

const s = createSecrets(11);
const token = s.stripe();
const password = s.password();

describe('maskSecrets', () => {
  it.each([
    [`GET /debug/${token} requires no authentication.`, 'GET /debug/••• requires no authentication.'],
    [`The path parameter token_${token} puts a secret into the URL.`, 'The path parameter token_••• puts a secret into the URL.'],
    [`GET /debug/${token.slice(0, 20)}… takes it.`, 'GET /debug/•••… takes it.'],
    [`https://root:${password}@orders.net`, 'https://root:•••@orders.net'],
    ['', ''],
    ['The description holds the password of the account admin.', 'The description holds the password of the account admin.'],
    ['GET /tokens/{token} and 3 more take the parameter api_key.', 'GET /tokens/{token} and 3 more take the parameter api_key.'],
    ['Stripe key sk_l…9Z, 32 chars, #1a2b3c4d', 'Stripe key sk_l…9Z, 32 chars, #1a2b3c4d'],
  ])('%s', (text, expected) => {
    expect(maskSecrets(text)).toBe(expected);
  });
});
