import { describe, expect, test } from 'vitest';
import { isOrdinaryName, type PropertyFacts, sensitiveName } from '../../src/detectors/sensitive-name.ts';
import type { SensitiveClass } from '../../src/detectors/sensitive-name-lists.ts';

/** `name`, `name:type`, `name:type in Parent`; string when no type stands there. */
function factsOf(text: string): PropertyFacts {
  const [left = '', parentName] = text.split(' in ');
  const [name = '', type = 'string'] = left.split(':');
  return { name, type, parentName, isInErrorSchema: parentName === 'Error' };
}

const FOUND: Readonly<Record<SensitiveClass, readonly string[]>> = {
  credential: [
    'accessToken',
    'user_password',
    'accesstoken',
    'Webhook.secret',
    'passwordHash',
    'privateKey',
    'trusted_shared_secret',
    'client_secret',
    'newPassword',
    'oldPassword',
    'user_secret',
    'originalsecret',
    'secret',
    'signing_secret',
    'access_token',
    'password2',
    'dbpassword',
    'sas_url',
    'databaseUrl',
    'X-API-Key',
    'passwordResetToken',
    'hashed_password',
    'password_scrypt_hash',
    'jwt',
    'mfaSecret',
    'password:unknown',
  ],
  'bare-token': ['runners_token', 'temp_clone_token', 'token', 'resetPasswordToken'],
  'auth-state': ['backup_codes:array', 'external_pin', 'screenLockPin', 'lastLoginIpAddress', 'failedLoginCount:integer', 'verification_code'],
  financial: ['cvv', 'cardNumber', 'iban', 'annualSalary:number', 'accountNumber in BankTransfer', 'bank_account_number', 'cardPan'],
  'government-id': ['socialSecurityNumber', 'ssn', 'passportNumber', 'cpf', 'tin', 'nationalId in Citizen'],
  health: ['gender in Employee', 'bloodType in Patient', 'diagnosisCode', 'religion'],
  contact: ['email', 'phone2', 'dateOfBirth', 'homeAddress'],
  diagnostics: [
    'stackTrace in Error',
    'stacktrace in Error',
    'innerException:object in Error',
    'developerMessage in Error',
    'debug_info in Error',
    'sql in Error',
  ],
  internal: ['InternalMetadataPath', 'CostPrice:number', '__v:integer', '_class', 'internalNotes', 'debugPayload:object'],
  permission: ['is_admin:boolean in User', 'customRoles:array in Member', 'permissions:array in Employee'],
};

const ORDINARY: readonly string[] = [
  // about a credential, or its public half
  'password:boolean',
  'hasPassword:boolean',
  'passwordExpiresAt',
  'passwordPolicy:object',
  'secretName',
  'apiKeyId',
  'tokenType',
  'token_url',
  'secret:object',
  'key_type',
  'publicKey',
  'publishable_api_key',
  'changePassword:object',
  'mfa_enabled:boolean',
  'passwordStrength',
  'secrets:array',
  'haspassword',
  'nonsecret',
  'regenerateToken',
  'client_secret_expires_at:integer',
  'password_salt_rounds:integer',
  // cursors, ids, hashes
  'nextPageToken',
  'referral_token',
  'uniqueToken',
  'constant_token',
  'csrfToken',
  'deviceToken',
  'session_id',
  'sessionId in HistoricalMeeting',
  'tx_hash',
  'hash',
  'live_session_token_signature',
  // other readings
  'pin_address',
  'accountLockoutDurationInMinutes:integer',
  'glAccountNumber',
  'NetIncome:number',
  'card_ids:array',
  'account_tier',
  'licenseText',
  'groupLicense',
  'suffixGender in Word',
  'healthChecks:array',
  'Race in RaceResult',
  'last_digits_card_number',
  'accountNumber in POSTAccountResponseType',
  'margin:number',
  'pan in Camera',
  'passport in Organization',
  'tin:integer',
  'maritalStatus in CharacterBase',
  // business numbers are public
  'vatNumber',
  'taxId',
  // words that hold another word
  'description',
  'taxonomy',
  'author',
  'shipping',
  'authorized_at',
  '',
  'ü'.repeat(200),
  // diagnostics only in errors, roles only of people
  'stackTrace',
  'line:integer in Error',
  'requestId in Error',
  'traceId in Error',
  'internal_numbers:array',
  'hostname in NodeBalancer',
  'internal:boolean',
  'role in ChatCompletionResponseMessage',
  'role in DatabaseUser',
  'can_cancel:boolean in Campaign',
  'admin:boolean in CurrentUser',
  'admin:boolean',
  'roles:array in BasicGuildMemberResponse',
  'internal_type',
];

describe('sensitiveName', () => {
  test.each(Object.entries(FOUND).flatMap(([name, texts]) => texts.map((text) => [text, name] as const)))('%s is %s', (text, expected) => {
    expect(sensitiveName(factsOf(text))?.class).toBe(expected);
  });

  test.each(ORDINARY)('%s is ordinary', (text) => {
    expect(sensitiveName(factsOf(text))).toBeUndefined();
  });

  test.each([
    'password',
    'passwordHash',
    'password_salt',
    'privateKey',
    'client_secret',
    'webhookSecret',
    'totp_secret',
    'cvv',
    'cardNumber',
    'cardPan',
    'mfa_secret',
    'recoveryCodes:array',
  ])('%s is severe', (text) => {
    expect(sensitiveName(factsOf(text))).toMatchObject({ severe: true, info: false });
  });

  test.each(['secret', 'access_token', 'apiKey', 'token', 'iban', 'salary', 'ssn', 'pin'])('%s is not severe', (text) => {
    expect(sensitiveName(factsOf(text))).toMatchObject({ severe: false, info: false });
  });

  test('a birth date is worth a note for people, not for pets and performers', () => {
    expect(sensitiveName(factsOf('birthDate in Customer'))?.info).toBe(true);
    for (const text of ['birthDate in PetFields', 'dateOfBirth in PerformerFull', 'dateOfBirth in StaffBase', 'dateOfBirth']) {
      expect(sensitiveName(factsOf(text))?.info, text).toBe(false);
    }
  });

  test('the schema can clear a name', () => {
    expect(sensitiveName({ name: 'password', type: 'string', isWriteOnly: true })).toBeUndefined();
    expect(sensitiveName({ name: 'credential', type: 'string', hasEnum: true })).toBeUndefined();
    expect(sensitiveName({ name: 'password', isSecretReference: true })).toBeUndefined();
    expect(sensitiveName({ name: 'token', type: 'string', description: 'The last 4 characters of the token.' })).toBeUndefined();
    expect(sensitiveName({ name: 'apiKey', type: 'string', description: 'Masked key.' })).toBeUndefined();
    expect(sensitiveName({ name: 'apiKey', type: 'string', description: 'The key of the shop.' })?.class).toBe('credential');
  });

  test('a secret that is shown once is a note', () => {
    expect(sensitiveName({ name: 'secret', type: 'string', description: 'This value is only shown once.' })?.info).toBe(true);
    expect(sensitiveName({ name: 'secret', type: 'string', description: 'Returned only on creation? No, always.' })?.info).toBe(false);
  });

  test.each([
    "This keypair's secret key. Only returned on key creation.",
    'This will be set only when an access token is initially created.',
    'Only shown when the webhook is created.',
  ])('"%s" says that it is shown once', (description) => {
    expect(sensitiveName({ name: 'secretKey', type: 'string', description })?.info).toBe(true);
  });

  test.each([
    'Input only. The key of the certificate.',
    'Write-only field.',
    'For security reasons, this value cannot be retrieved via the API.',
    'The secret is never returned.',
    'When created, the full token is returned. Otherwise, only the first 16 characters are.',
  ])('"%s" says that nobody sees it', (description) => {
    expect(sensitiveName({ name: 'secretKey', type: 'string', description })).toBeUndefined();
  });

  test('knows names that nothing can make sensitive', () => {
    expect(isOrdinaryName('remarks')).toBe(true);
    expect(isOrdinaryName('remarks', { credential: ['remarks'] })).toBe(false);
    // An admin flag matters in a person only, but may.
    expect(isOrdinaryName('isAdmin')).toBe(false);
  });

  test('names the phrase that decided', () => {
    expect(sensitiveName(factsOf('user_access_token'))?.phrase).toBe('access token');
  });

  test('takes own names, as phrases at the end', () => {
    const own = { credential: ['kundenkennwort'], health: ['krankheits-bild'] };
    expect(sensitiveName(factsOf('altes_kundenkennwort'), own)).toMatchObject({ class: 'credential', phrase: 'kundenkennwort' });
    expect(sensitiveName(factsOf('krankheitsBild'), own)?.class).toBe('health');
    expect(sensitiveName(factsOf('kundenkennwort_hinweis'), own)).toBeUndefined();
    expect(sensitiveName(factsOf('kundenkennwort'))).toBeUndefined();
  });
});
