import { describe, expect, test } from 'vitest';
import { findPersonalData, passesLuhn } from '../../src/detectors/personal-data.ts';

const OWN_DOMAINS = new Set(['orders.io']);

/** Numbers with valid check digits are made here, so that none stands in the tree. */
function withLuhn(digits: string): string {
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((check) => `${digits}${check}`).find(passesLuhn) ?? '';
}

/** Check digits of ISO 13616 by the long way: 98 minus the remainder of the whole number. */
function ibanOf(country: string, body: string): string {
  const digits = [...`${body}${country}00`].map((character) => Number.parseInt(character, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${body}`;
}

function kindsIn(name: string, value: string): readonly string[] {
  return findPersonalData({ name, value }, OWN_DOMAINS).map(({ kind }) => kind);
}

describe('mailboxes', () => {
  test.each([
    ['anna.keller@gmail.com', 'free-mail', 'a…@gmail.com'],
    ['anna@orders.io', 'own-domain', 'a…@orders.io'],
    ['Anna Keller <anna.keller@mail.orders.io>', 'own-domain', 'a…@mail.orders.io'],
    ['Mail: anna.keller@fernwood.co.uk.', 'other-mail', 'a…@fernwood.co.uk'],
  ])('finds %s', (value, kind, evidence) => {
    const [found, ...others] = findPersonalData({ name: 'email', value }, OWN_DOMAINS);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind, evidence });
    expect(value.slice(found?.start, found?.end)).toMatch(/^anna[\w.]*@[\w.]+\w$/);
  });

  test.each([
    // reserved and invented domains
    'anna@example.com',
    'anna@orders.example',
    'anna@contoso.com',
    'anna@acme.io',
    'anna@mailinator.com',
    'anna@company.com',
    'anna@orders.notadomain',
    // roles and invented people
    'support@orders.io',
    'orders_support@orders.io',
    'no-reply@orders.io',
    'delivered@orders.dev',
    'john.doe@gmail.com',
    'jane@gmail.com',
    'max.mustermann@web.de',
    'user1@gmail.com',
    'a@gmail.com',
    'firstname.lastname@gmail.com',
    '12345@qq.com',
    // machines, links, packages
    '4ef9a417-8a2b-4c1d-9e3f-5b7d1c2a9f10@mail.orders.io',
    'deploy@orders-prod.iam.gserviceaccount.com',
    '4915112345678@s.whatsapp.net',
    'logo@2x.png',
    'orders@1.2.3',
    'https://anna@orders.io/x',
    'https://anna:keller@orders.io/x',
    'git@github.com:orders/api',
    'mailto:anna@orders.io',
    '@anna',
    '@',
  ])('is silent on %s', (value) => {
    expect(findPersonalData({ name: 'email', value }, OWN_DOMAINS)).toEqual([]);
  });
});

describe('cards', () => {
  const visa = withLuhn('453914880343646');
  test.each(['cardNumber', 'card_number', 'creditCard', 'pan', 'cc'])('under the name %s', (name) => {
    expect(findPersonalData({ name, value: visa })).toEqual([{ start: 0, end: 16, kind: 'card', evidence: 'card number of 16 digits' }]);
  });

  test('with separators, of other issuers', () => {
    expect(kindsIn('card', visa.replace(/(\d{4})(?=\d)/g, '$1 '))).toEqual(['card']);
    for (const digits of ['542523343010990', '37452388132490', '601129837465019', '356712345098761'])
      expect(kindsIn('card', withLuhn(digits)), digits).toEqual(['card']);
  });

  test('not under other names', () => {
    for (const name of ['id', 'cardId', 'card_token', 'gas', 'giftCard', '']) expect(kindsIn(name, visa), name).toEqual([]);
  });

  test('not when the check digit is wrong, masked, of no issuer or published for tests', () => {
    const wrong = `${visa.slice(0, 15)}${(Number(visa[15]) + 1) % 10}`;
    const values = [
      wrong,
      `${visa.slice(0, 4)}********${visa.slice(12)}`,
      withLuhn('913914880343646'),
      '4242 4242 4242 4242',
      '378282246310005',
      '5555-5555-5555-4444',
    ];
    for (const value of [...values, withLuhn('520473000000001')]) expect(kindsIn('cardNumber', value), value).toEqual([]);
  });
});

describe('account numbers', () => {
  const german = ibanOf('DE', '500105175407324931');
  test('under any name, with spaces', () => {
    expect(findPersonalData({ name: 'x', value: german })).toEqual([{ start: 0, end: 22, kind: 'iban', evidence: 'IBAN DE… of 22 characters' }]);
    expect(kindsIn('payee', german.replace(/(.{4})/g, '$1 ').trim())).toEqual(['iban']);
    expect(kindsIn('payee', ibanOf('GB', 'MIDL40051522334455'))).toEqual(['iban']);
  });

  test('not when published, of the wrong length, with wrong check digits or without a real body', () => {
    const wrong = `${german.slice(0, 21)}${(Number(german[21]) + 1) % 10}`;
    for (const value of ['DE89370400440532013000', wrong, german.slice(0, 21), ibanOf('DE', '000000001234567890'), ibanOf('NL', 'BANK0123456789')]) {
      expect(kindsIn('iban', value), value).toEqual([]);
    }
  });
});

describe('national ids', () => {
  const ssn = ['536', '22', '8145'];
  test('under a matching name', () => {
    expect(findPersonalData({ name: 'ssn', value: ssn.join('-') })).toEqual([
      { start: 0, end: 11, kind: 'national-id', evidence: 'US social security number' },
    ]);
    expect(kindsIn('customerSsn', ssn.join(''))).toEqual(['national-id']);
    expect(kindsIn('cpf', ['529', '982', '247'].join('.').concat('-25'))).toEqual(['national-id']);
    expect(kindsIn('dni', ['5372', '6184', 'R'].join(''))).toEqual(['national-id']);
  });

  test('not under other names, never issued, with wrong check digits, or published', () => {
    expect(kindsIn('id', ssn.join('-'))).toEqual([]);
    const values = ['000-22-8145', '666-22-8145', '900-22-8145', '536-00-8145', '536-22-0000', '123-45-6789', '078-05-1120', '111-11-1111'];
    for (const value of values) expect(kindsIn('ssn', value), value).toEqual([]);
    expect(kindsIn('cpf', ['529', '982', '247'].join('.').concat('-26'))).toEqual([]);
    expect(kindsIn('dni', '12345678Z')).toEqual([]);
  });
});
