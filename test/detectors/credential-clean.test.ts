import { describe, expect, it } from 'vitest';
import { findCredentials } from '../../src/detectors/credential.ts';
import type { TextInput } from '../../src/detectors/text-position.ts';
import { createSecrets } from '../support/secrets.ts';

const todayMs = Date.UTC(2026, 0, 1);
const s = createSecrets(99);
const join = (...parts: readonly string[]) => parts.join('');

const example = (name: string, value: string, more: Partial<TextInput> = {}): TextInput => ({ kind: 'example', name, value, ...more });
const prose = (value: string): TextInput => ({ kind: 'prose', name: '', value });
const code = (value: string): TextInput => ({ kind: 'code', name: 'source', value });

const DASHES = '-'.repeat(5);
const pgpBlock = `${DASHES}BEGIN PGP PRIVATE KEY BLOCK${DASHES}\n\n${s.base64(64)}\n...\n${DASHES}END PGP PRIVATE KEY BLOCK${DASHES}`;
const cutPem = s.pem('rsa').slice(0, 32 + 64);
const wrongChecksum = (() => {
  const token = s.github();
  return token.slice(0, -1) + (token.endsWith('a') ? 'b' : 'a');
})();

const PLACEHOLDERS: readonly (readonly [string, TextInput])[] = [
  ['user:pass in a URL', prose('https://user:pass@ci.orders.net/hook')],
  ['user:pass of a proxy', prose('http://user:pass@proxy.corp.example.com:8080')],
  ['Slack webhook of zeros and X', example('url', join('https://hooks.slack', '.com/services/T00000000/B00000000/', 'X'.repeat(24)))],
  ['Slack token of X', example('token', join('xo', 'xp-XXXXXXXX-XXXXXXXX-XXXXX'))],
  ['words behind a Slack prefix', example('token', join('xo', 'xa-access-token-string'))],
  ['file name that begins like a token', example('icon', 'xapp-icon-180.png')],
  [
    'counting alphabet behind a GitHub prefix',
    example('token', join('github_', 'pat_', 'ABCDEFGHIJKLMNOPQRSTUV_0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw')),
  ],
  ['GitHub token with a wrong checksum', example('token', wrongChecksum)],
  ['documented AWS key', example('accessKeyId', 'AKIAIOSFODNN7EXAMPLE')],
  ['access key ID that goes on as a file name', example('logo', `${s.awsKeyId()}_logo.jpeg`)],
  ['PGP block with an ellipsis', example('key', pgpBlock)],
  ['one-line PEM cut after 64 characters', prose(cutPem)],
  ['header of a PEM alone', prose(`Paste the key, beginning with ${DASHES}BEGIN RSA PRIVATE KEY${'-'.repeat(5)}.`)],
  ['certificate', example('cert', `${DASHES}BEGIN CERTIFICATE${'-'.repeat(5)}\n${s.base64(640)}\n${DASHES}END CERTIFICATE${'-'.repeat(5)}`)],
  ['elided JWT', example('access_token', 'eyJhbGciOiJSUzI1NiIs......uTonCA')],
  ['JWT with a word behind the header', example('refresh_token', 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.refresh-token')],
  ['the same behind a number', example('token', '15|eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.access-token')],
  ['three dotted parts whose header is no JSON', example('token', `eyJ${s.base62(17)}.eyJ${s.base62(40)}.${s.base62(43)}`)],
  ['JWT with a word as signature', example('token', `${s.jwt().split('.').slice(0, 2).join('.')}.signature`)],
  ['My_new_password', example('password', 'My_new_password')],
  ['ROOT_PASSWORD', example('password', 'ROOT_PASSWORD')],
  ['EAP_PEAP_PASSWORD', example('password', 'EAP_PEAP_PASSWORD')],
  ['KEY_PASSPHRASE', example('passphrase', 'KEY_PASSPHRASE')],
  ['SomeRandomPasswordValue', example('password', 'SomeRandomPasswordValue')],
  ['integrationHubPassword', example('password', 'integrationHubPassword')],
  ['hub_password', example('hubPassword', 'hub_password')],
  ['readonly-password', example('password', 'readonly-password')],
  ['passwdWillBeStoredHashed', example('password', 'passwdWillBeStoredHashed')],
  ['the same in a code sample beside a user', code('{"username": "John Doe", "password": "passwdWillBeStoredHashed"}')],
  ['do-not-use-this-password', example('password', 'do-not-use-this-password')],
  ['do-n8t-use-this-Password', example('password', 'do-n8t-use-this-Password')],
  ['stringst', example('password', 'stringst')],
  ['********', example('password', '********')],
  ['{EMAIL}:{API-TOKEN}', code('curl -u {EMAIL}:{API-TOKEN} https://api.orders.net')],
  ['user:app_password', code('curl -u user:app_password https://api.orders.net')],
  ['abcd_12345', example('token', 'abcd_12345')],
  ['jwt_token_here', code('Authorization: Bearer jwt_token_here')],
  ['sk-...', example('client_secret', 'sk-...')],
  ['whsec_...', example('signing_secret', 'whsec_...')],
  ['nbs_abc***', example('api_key', 'nbs_abc***')],
  ['random body between x', example('access_token', `xxx${s.mixed(20)}xxx`)],
  ['499602D2', example('token', '499602D2')],
  ['Basic of a sentence', prose(`Authorization: Basic ${btoa('Why, hello there!')}`)],
  ['Basic of counting', prose(`Authorization: Basic ${btoa('aaa012:abc123456789')}`)],
  ['Basic of the RFC', prose(`Authorization: Basic ${btoa('Aladdin:open sesame')}`)],
  ['words about fields', prose('Username: API Token ID, Password: API Token Secret')],
  ['IPv4 address under a password name', example('password', '10.11.12.1')],
  ['display mode under a passphrase name', example('passphrase', 'visible')],
  ['Enter the Bearer Authorization string', prose('Enter the Bearer Authorization string')],
  ['Basic Authorization header', prose('Basic Authorization header using the Bearer scheme.')],
  ['Basic analysis', prose('Basic analysis')],
  ['Bearer randomtoken', prose('a header `Authorization` with the value prefixed with `Bearer` (Ex. `Bearer randomtoken`)')],
  ['Bearer Cxxxxxxxxxx', prose('Enter a client token with the `Bearer` prefix, e.g. `Bearer Cxxxxxxxxxx`.')],
  ['Bearer your_key', prose('API keys should be supplied with "Bearer " prepended (e.g. "Bearer your_key").')],
  ['data-set name under apiKey', example('apiKey', 'oa_citations')],
  ['sample token of another kind', example('constant_token', 'sample constant_token')],
  ['half JWT in a query', example('url', 'https://orders.net/shared?token=eyJhbGciOiJIUzI1NiI...')],
  ['jwt.io sample', example('token', s.jwt({ claims: { sub: '1234567890', name: 'John Doe', iat: 1516239022 } }))],
  ['redacted value', prose('postgres://doadmin:<redacted-password>@db.orders.net')],
  ['marker of a fixture', example('token', '{{secret:github}}')],
  ['documented bot token', { kind: 'effective', name: 'token', value: join('123456:', 'ABC-DEF1234ghIkl-zyx57W2v1u123ew11') }],
  ['short first letters of a CLI help', code('docker run -u 1000:1000 image')],
  ['base64 of readable text', example('token', btoa('orders:page=2;sort=created;limit=50'))],
];

const NOT_CREDENTIALS: readonly (readonly [string, TextInput])[] = [
  ...[
    'NextToken',
    'pageToken',
    'next_page_token',
    'version_token',
    'hashed_token',
    'truncated_token',
    'deviceToken',
    'idempotency_key',
    'CustomKeyStoreId',
    'cookie_name',
    'ETag',
    'sha',
    'objectId',
    'publicKey',
  ].map((name): readonly [string, TextInput] => [name, example(name, s.base62(40))]),
  ['token_type', example('token_type', 'Bearer')],
  ['issued_token_type', example('issued_token_type', 'urn:ietf:params:oauth:token-type:access_token')],
  ['authCode', example('authCode', 'VATEXCODE222')],
  ['auth_code', example('auth_code', 'T37500')],
  ['accountKey of billing', example('accountKey', '8ad08f7b7a1c4a3a017a2c5e')],
  ['SSH public key', example('key', `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${s.base62(42)} me@laptop`)],
  ['key fingerprint', example('key_fingerprint', '3b:16:bf:e4:8b:00:8b:b8:59:8c:a9:d3:f0:19:45:fa')],
  ['KeyAlgorithm', example('KeyAlgorithm', 'EC_secp384r1')],
  ['authMode', example('authMode', '8021x-radius')],
  ['enum numericComplex', { kind: 'enum', name: 'password', value: 'numericComplex' }],
  ['passwordUpdate', example('passwordUpdate', '1592981250', { isNumeric: true })],
  ['credential_authorized_at', example('credential_authorized_at', '2024-01-15T10:00:00Z')],
  ['block hash under token', example('token', `0x${s.hex(64)}`)],
  ['contract address in a query', prose(`https://explorer.orders.net/?token=0x${s.hex(40)}`)],
  ['alarm name with UUID', example('AlarmName', `TargetTracking-table/orders-AlarmHigh-${s.uuid()}`)],
  ['pagination URL', example('next', `https://api.orders.net/v1/orders?next=abc&token=${s.base62(40)}`)],
  ['pagination URL under another name', example('href', `https://api.orders.net/v1/orders?page=3&token=${s.base62(40)}`)],
  ['data URL', example('token', `data:image/png;base64,${s.base64(60)}`)],
  ['image digest', example('image', `registry.orders.net/api@sha256:${s.hex(64)}`)],
  ['verification key', example('verificationKey', s.hex(64))],
  ['public key', example('public_key', s.hex(64))],
  ['push key', example('push_token', s.base62(150))],
  ['password hash', example('password', `$2b$10$${s.base62(53)}`)],
  ['MD5 under a password name', example('password', s.hex(32))],
  ['URL under a token name', example('token', 'https://login.orders.net/token')],
  ['date under a secret name', example('secret', '2024-01-15T10:00:00Z')],
  ['value whose format is a URI', example('token', s.hex(32), { format: 'uri' })],
  ['number under a token name', example('token', '481516234200000000', { isNumeric: true })],
  ['host and port before @', prose('https://maps.orders.net:8080/@52.5,13.4')],
  ['image name at 2x', prose('https://cdn.orders.net:443/logo:big@2x.png')],
  ['ordinary signature parameter', prose(`https://api.orders.net/verify?Signature=${s.hex(64)}`)],
  ['sentence about passwords', prose('The username and password: must be at least 8 characters long.')],
  ['HTML of a sentence', prose('User name is required. Password is case sensitive and must contain a digit.')],
];

describe('what must be clean', () => {
  it.each(PLACEHOLDERS)('placeholder: %s', (_, input) => {
    expect(findCredentials(input, { todayMs })).toEqual([]);
  });

  it.each(NOT_CREDENTIALS)('no credential: %s', (_, input) => {
    expect(findCredentials(input, { todayMs })).toEqual([]);
  });
});
