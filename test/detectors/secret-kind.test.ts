import { describe, expect, it } from 'vitest';
import { secretKind } from '../../src/detectors/secret-kind.ts';
import { sensitiveName } from '../../src/detectors/sensitive-name.ts';

function kindOf(name: string, holders: readonly string[] = [], description = '', type = 'string') {
  const found = sensitiveName({ name, type, description });
  return found && secretKind({ name, found, holders, description });
}

describe('secretKind', () => {
  it.each([
    ['password', 'password'],
    ['oldPassword', 'password'],
    ['dbpassword', 'password'],
    ['passwordHash', 'hash'],
    ['encrypted_password', 'hash'],
    ['client_secret', 'secret'],
    ['privateKey', 'secret'],
    ['apiKey', 'token'],
    ['access_token', 'token'],
    ['otp', 'token'],
    ['originalsecret', 'token'],
  ])('%s is a %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });

  it.each([
    ['token', ['Application'], ''],
    ['token', ['config', 'hook'], ''],
    ['runnerToken', ['Project'], ''],
    ['callback_token', ['Subscription'], ''],
    ['token', ['Order'], 'Use it as bearer token of the shop.'],
    ['verificationToken', ['WebhookAttributes'], ''],
    ['token', ['Token'], ''],
    ['token', ['upload-tokens'], ''],
    ['temp_clone_token', ['repository'], ''],
  ])('%s of %j opens something', (name, holders, description) => {
    expect(kindOf(name, holders, description)).toBe('token');
  });

  it.each([
    ['token', ['Card'], ''],
    ['token', ['EntityResponse'], ''],
    ['token', ['Application'], 'Identifier of the application.'],
    ['KuCoin Token', ['Application'], ''],
    ['verification_token', ['transaction'], ''],
    ['sessionKey', ['Training'], ''],
    ['DecryptedToken', ['Tokens.RewardAvailability'], ''],
  ])('%s of %j may open nothing', (name, holders, description) => {
    expect(kindOf(name, holders, description)).toBe('doubtful');
  });

  it('recovery codes are as good as the second factor', () => {
    expect(kindOf('recoveryCodes', [], '', 'array')).toBe('secret');
  });

  it.each([
    ['clientSecret', ['PaymentIntent']],
    ['stripeSetupIntentSecret', ['PaymentMethod']],
    ['lastLoginIp', ['User']],
    ['cardNumber', ['Card']],
  ])('%s of %j is none', (name, holders) => {
    expect(kindOf(name, holders)).toBeUndefined();
  });
});
