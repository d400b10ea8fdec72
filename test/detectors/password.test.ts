import { describe, expect, it } from 'vitest';
import { isReservedUser, isWeakPassword, lonePasswordTier, pairTier, siblingPasswordTier } from '../../src/detectors/password.ts';
import { createSecrets } from '../support/secrets.ts';

const random = createSecrets(8).password();

describe('lonePasswordTier', () => {
  it.each([
    [random, 'live'],
    ['nrocinu', 'password'],
    ['i-love-scalar', 'password'],
    ['bluewhale77', 'password'],
    ['Titi', 'weak-password'],
    ['1234abc', 'weak-password'],
    ['12345', 'weak-password'],
    ['password123', 'weak-password'],
    ['Passw0rd', 'weak-password'],
    ['s3cur3P@ss', 'weak-password'],
    ['pass_good', 'weak-password'],
    ['p@$$w0rd', 'weak-password'],
    ['admin', 'weak-password'],
    ['hunter2', 'sample'],
    ['My_new_password', 'placeholder'],
    ['string', 'placeholder'],
    ['ROOT_PASSWORD', 'placeholder'],
    ['********', 'placeholder'],
    ['$2b$10$abcdefghijklmnopqrstuv', 'hash'],
    ['5f4dcc3b5aa765d61d8327deb882cf99', 'hash'],
    ['{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=', 'hash'],
    ['visible', undefined],
    ['abc', undefined],
    ['/etc/passwd', undefined],
    ['the user chooses one', undefined],
    ['https://login.orders.net', undefined],
  ])('%s: %s', (password, tier) => {
    expect(lonePasswordTier(password)).toBe(tier);
  });

  it('is silent about an echo of the field', () => {
    expect(lonePasswordTier('vault-pin', 'vaultPin')).toBe('placeholder');
  });
});

describe('pairTier', () => {
  it.each([
    ['doadmin', random, 'live'],
    ['m.keller@mondmail.de', 'bluewhale77', 'account'],
    ['m.keller@mondmail.de', 'i-love-cats', 'password'],
    ['user@example.com', 'bluewhale77', 'password'],
    ['john.doe', 'bluewhale77', 'password'],
    ['demo', 'bluewhale77', 'password'],
    ['admin', 'admin', 'default-account'],
    ['admin', 'password', 'default-account'],
    ['airbyte', 'password', 'default-account'],
    ['db', 'db', 'default-account'],
    ['root', 'Passw0rd1', 'default-account'],
    ['mkeller', 'Passw0rd1', 'weak-password'],
    ['johndoe', 'johndoe', 'weak-password'],
    ['user', 'pass', 'placeholder'],
    ['user', 'app_password', 'placeholder'],
    ['{user}', 'password', 'placeholder'],
    ['mkeller', '{password}', 'placeholder'],
    ['mkeller', '********', 'placeholder'],
    ['aaa012', 'abc123456789', 'placeholder'],
    ['mkeller', 'passwdWillBeStoredHashed', 'placeholder'],
    ['Aladdin', 'open sesame', 'sample'],
    ['root', 'hunter2', 'sample'],
  ])('%s / %s: %s', (user, password, tier) => {
    expect(pairTier(user, password)).toBe(tier);
  });
});

describe('siblingPasswordTier', () => {
  it.each([
    ['theUser', '12345', 'weak-password'],
    ['admin', 'admin', 'default-account'],
    ['mkeller', 'mkeller', 'default-account'],
    ['acme', 'test12345', 'weak-password'],
    ['m.keller@mondmail.de', 'bluewhale77', 'account'],
    ['johndoe', 's3cur3P@ssw0rd', 'weak-password'],
    ['user', 'string', 'placeholder'],
    ['mkeller', 'visible', undefined],
  ])('%s / %s: %s', (user, password, tier) => {
    expect(siblingPasswordTier(user, password)).toBe(tier);
  });
});

describe('helpers', () => {
  it.each(['user1', 'john.doe', 'jane_smith', 'test-user', 'someone@example.com', 'a@mail.test', '{username}', 'alice'])('%s is reserved', (user) => {
    expect(isReservedUser(user)).toBe(true);
  });

  it.each(['m.keller@mondmail.de', 'doadmin', 'mobydock'])('%s is not', (user) => {
    expect(isReservedUser(user)).toBe(false);
  });

  it('isWeakPassword', () => {
    expect(isWeakPassword('W3lcome!2024')).toBe(true);
    expect(isWeakPassword('bluewhale77')).toBe(false);
    expect(isWeakPassword(random)).toBe(false);
  });
});
