import { describe, expect, it } from 'vitest';
import { findCredentials } from '../../src/detectors/credential.ts';
import type { CredentialHit } from '../../src/detectors/credential-hit.ts';
import type { TextInput } from '../../src/detectors/text-position.ts';
import { createSecrets } from '../support/secrets.ts';

const todayMs = Date.UTC(2026, 0, 1);
const s = createSecrets(2026);

function find(input: Partial<TextInput> & { readonly value: string }): CredentialHit[] {
  return findCredentials({ kind: 'prose', name: '', ...input }, { todayMs });
}

const userPassword = s.password();
const longPassword = `${s.password(40)}==`;
const headerKey = s.hex(32);
const proseToken = s.hex(64);
const codeToken = s.hex(32);
const keyId = s.awsKeyId();
const callback = s.callbackUrl();
const rootPassword = s.password(20);
const upToken = `up:demo:${s.mixed(16)}`;
const upperUuid = s.uuid().toUpperCase();
const seed = s.base32(16);
const pemText = s.pem('rsa');
const pkcs8 = s.pem('pkcs8');

type Row = readonly [title: string, tier: string, shape: string, input: Partial<TextInput> & { readonly value: string }, secret: string];

const FOUND: readonly Row[] = [
  ['PKCS#1 key with real line ends', 'live', 'private-key', { kind: 'example', name: 'pem', value: pemText }, pemText],
  [
    'PKCS#8 key with escaped line ends',
    'live',
    'private-key',
    { kind: 'example', name: 'privateKey', value: pkcs8.replaceAll('\n', '\\n') },
    pkcs8.replaceAll('\n', '\\n'),
  ],
  ['elliptic curve key in prose', 'live', 'private-key', { value: `Use this key:\n\n${s.pem('ec')}\n\nand no other.` }, ''],
  ['OpenSSH key', 'live', 'private-key', { kind: 'example', name: 'ssh', value: s.pem('openssh') }, ''],
  ['user and password of a database URL', 'live', 'userinfo', { value: `postgres://doadmin:${userPassword}@db-1.internal-orders.net:25060/app` }, userPassword],
  ['password with = at its end in a URL', 'live', 'userinfo', { value: `mongodb://orders:${longPassword}@cluster0.orders.net` }, longPassword],
  [
    'default of a header bound to an API key scheme',
    'live',
    'named-value',
    { kind: 'effective', name: 'X-Partner', in: 'header', isSchemeBound: true, value: headerKey },
    headerKey,
  ],
  ['token of a custom scheme in prose', 'live', 'header', { value: `Send \`Authorization: Token token=${proseToken}\` with every call.` }, proseToken],
  [
    'bearer token in a command',
    'live',
    'bearer',
    { kind: 'code', name: 'source', value: `curl https://api.orders.net/v1/me -H 'Authorization: Bearer ${codeToken}'` },
    codeToken,
  ],
  [
    'access key ID in an upload policy',
    'live',
    'provider-token',
    { kind: 'example', name: 'policy', value: `{"AWSKey": "${keyId}", "acl": "private"}` },
    keyId,
  ],
  [
    'access key ID inside a signed URL',
    'key-id',
    'provider-token',
    { kind: 'example', name: 'url', value: `https://b.s3.amazonaws.com/k?X-Amz-Credential=${keyId}%2F20260101` },
    keyId,
  ],
  [
    'workflow callback URL without expiry',
    'live',
    'signed-url',
    { kind: 'example', name: 'callbackUrl', value: callback },
    callback.slice(callback.indexOf('sig=') + 4),
  ],
  ['the same with HTML entities', 'live', 'signed-url', { kind: 'example', name: 'callbackUrl', value: callback.replaceAll('&', '&amp;') }, ''],
  [
    'user and password inside the body of a command',
    'live',
    'account-in-prose',
    { kind: 'code', value: `curl -d '{"username":"doadmin","password":"${userPassword}"}' https://db.net` },
    userPassword,
  ],
  [
    'login with a real mailbox and a concrete password',
    'account',
    'password',
    { kind: 'example', name: 'password', value: 'bluewhale77', siblings: () => ({ login: 'm.keller@mondmail.de' }) },
    'bluewhale77',
  ],
  ['root_pass', 'live', 'password', { kind: 'example', name: 'root_pass', value: rootPassword }, rootPassword],
  ['root_password', 'live', 'password', { kind: 'example', name: 'root_password', value: rootPassword }, rootPassword],
  ['secret access key', 'live', 'named-value', { kind: 'example', name: 'secretAccessKey', value: s.base64(40) }, ''],
  ['primaryToken', 'live', 'named-value', { kind: 'example', name: 'primaryToken', value: headerKey }, headerKey],
  ['apitoken of 16 digits', 'live', 'named-value', { kind: 'example', name: 'apitoken', value: headerKey.slice(0, 16) }, headerKey.slice(0, 16)],
  ['TOTP seed', 'live', 'named-value', { kind: 'example', name: 'totp_secret', value: seed }, seed],
  ['value still in its JSON quotes', 'live', 'named-value', { kind: 'example', name: 'api_key', value: `"${headerKey}"` }, headerKey],
  [
    'Basic of a named user and a filler password',
    'default-account',
    'basic',
    { value: `Authorization: Basic ${s.basic('airbyte', 'password')}` },
    s.basic('airbyte', 'password'),
  ],
  [
    'curl -u with user = password',
    'default-account',
    'curl-user',
    { kind: 'code', value: 'curl -u simplyrets:simplyrets https://api.listings.net' },
    'simplyrets',
  ],
  [
    'default account in a sentence',
    'default-account',
    'account-in-prose',
    { value: "First log in with User Name: 'admin' and Password: 'password'." },
    'password',
  ],
  [
    'user and password in list items',
    'live',
    'account-in-prose',
    { value: `<ul><li>Username: demo</li><li>Password: ${rootPassword}</li></ul>` },
    rootPassword,
  ],
  ['bearer token with colons', 'sandbox', 'bearer', { kind: 'extension', name: 'Authorization', value: `Bearer ${upToken}` }, upToken],
  ['sandbox near the value', 'sandbox', 'header', { value: `In the sandbox send x-api-key: ${headerKey}` }, headerKey],
  ['upper-case UUID', 'uuid-key', 'named-value', { kind: 'example', name: 'api_key', value: upperUuid }, upperUuid],
  ['UUID bound to a scheme', 'unverified', 'named-value', { kind: 'example', name: 'X-Key', isSchemeBound: true, value: upperUuid }, upperUuid],
  ['UUID as Authorization header', 'live', 'named-value', { kind: 'example', name: 'Authorization', value: upperUuid }, upperUuid],
  ['UUID in a query', 'uuid-key', 'query', { value: `GET https://api.orders.net/v1?api_key=${upperUuid}` }, upperUuid],
  ['UUID as a bearer token', 'live', 'bearer', { kind: 'code', value: `-H "Authorization: Bearer ${upperUuid}"` }, upperUuid],
  ['published sandbox password as default', 'weak-password', 'password', { kind: 'effective', name: 'password', value: 'pass_good' }, 'pass_good'],
  [
    'token in text that looks like JSON and does not parse',
    'live',
    'header',
    { kind: 'example', value: `{\n  access_token: "${rootPassword}${rootPassword}"\n  scope: "email"\n}` },
    `${rootPassword}${rootPassword}`,
  ],
  ['client secret in a form body', 'live', 'header', { kind: 'code', value: `--data-urlencode "client_secret=${proseToken}"` }, proseToken],
  [
    'connection string',
    'live',
    'connection-string',
    { kind: 'example', name: 'conn', value: `Server=db;User Id=app;Password=${userPassword};Encrypt=true` },
    userPassword,
  ],
  [
    'storage account key',
    'live',
    'storage-key',
    { kind: 'example', name: 'conn', value: `DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=${s.base64(86)}==` },
    '',
  ],
  ['Azure shared access signature', 'live', 'signed-url', { kind: 'example', name: 'sas', value: `https://orders.blob.core.windows.net/c/f?${s.sas()}` }, ''],
  ['Slack webhook', 'live', 'provider-token', { kind: 'example', name: 'url', value: s.slackWebhook() }, ''],
  ['key as user of Basic', 'live', 'basic', { value: `Basic ${s.basicKey()}` }, ''],
  ['key as user of curl -u', 'live', 'curl-user', { kind: 'code', value: `curl -u ${proseToken}: https://api.orders.net` }, proseToken],
  [
    'query value in percent-encoding',
    'live',
    'query',
    { kind: 'example', name: 'serviceUri', value: `https://hooks.orders.net/run?token=${encodeURIComponent(`${s.base64(42)}+/`)}` },
    '',
  ],
  ['user and password in a query', 'account', 'query', { value: 'https://api.orders.net/login?user=m.keller&password=bluewhale77' }, 'bluewhale77'],
  ['quoted API key in prose', 'unverified', 'credential-in-prose', { value: `Your test API key is \`${s.mixed(14)}\`.`.replace('test ', '') }, ''],
  ['quoted password in prose', 'weak-password', 'credential-in-prose', { kind: 'code', value: `-d '{"password":"abcd_12345"}'` }, 'abcd_12345'],
  ['random password in a settings file', 'live', 'credential-in-prose', { kind: 'code', value: `DB_PASSWORD=${userPassword}\nDB_HOST=db` }, userPassword],
  ['session ID in a cookie-like name', 'unverified', 'named-value', { kind: 'example', name: 'JSESSIONID', value: s.mixed(32) }, ''],
  ['verification token', 'unverified', 'named-value', { kind: 'example', name: 'verificationToken', value: headerKey }, headerKey],
  ['short mixed secret', 'unverified', 'named-value', { kind: 'example', name: 'client_secret', value: 'N0dEVTVQ' }, 'N0dEVTVQ'],
  ['password without a credential name', 'password', 'password', { kind: 'example', name: 'answer', format: 'password', value: 'bluewhale77' }, 'bluewhale77'],
  ['PIN written as a number', 'weak-password', 'password', { kind: 'example', name: 'passcode', isNumeric: true, value: '4815162' }, '4815162'],
  // labels of the development corpus: concrete lone passwords are worth showing
  ['concrete password', 'password', 'password', { kind: 'example', name: 'pass', value: 'nrocinu' }, 'nrocinu'],
  ['words as password', 'password', 'password', { kind: 'example', name: 'password', value: 'i-love-scalar' }, 'i-love-scalar'],
  ['short password', 'weak-password', 'password', { kind: 'example', name: 'password', value: 'Titi' }, 'Titi'],
  ['weak password', 'weak-password', 'password', { kind: 'example', name: 'password', value: '1234abc' }, '1234abc'],
];

describe('what must be found', () => {
  it.each(FOUND)('%s: %s (%s)', (_, tier, shape, input, secret) => {
    const hits = find(input);
    expect(hits.map((hit) => [hit.tier, hit.shape])).toEqual([[tier, shape]]);
    const [hit] = hits;
    if (secret !== '') expect(input.value.slice(hit?.start, hit?.end)).toBe(secret);
  });

  it('reports several secrets of one text in their order', () => {
    const github = s.github();
    const hits = find({ value: `First ${github}, then Authorization: Bearer ${proseToken}` });
    expect(hits.map((hit) => [hit.kind, hit.start])).toEqual([
      ['GitHub token', 6],
      ['bearer token', 6 + github.length + ', then Authorization: Bearer '.length],
    ]);
  });

  it('finds structural secrets in enums, and nothing else', () => {
    expect(find({ kind: 'enum', name: 'token', value: s.github() }).map((hit) => hit.tier)).toEqual(['live']);
    expect(find({ kind: 'enum', name: 'apiKey', value: headerKey })).toEqual([]);
    expect(find({ kind: 'enum', value: `Bearer ${headerKey}` })).toEqual([]);
  });

  it('judges by name only where name and value belong together', () => {
    expect(find({ kind: 'prose', name: 'token', value: headerKey })).toEqual([]);
    expect(find({ kind: 'comment', name: 'token', value: headerKey })).toEqual([]);
  });

  it('drops the placeholders and takes the names of the configuration', () => {
    const input: TextInput = { kind: 'example', name: 'door_code', value: rootPassword };
    expect(findCredentials(input, { todayMs })).toEqual([]);
    const names = { credential: ['door code'] };
    expect(findCredentials(input, { todayMs, names }).map((hit) => hit.tier)).toEqual(['live']);
    expect(findCredentials(input, { todayMs, names, placeholders: [rootPassword.toUpperCase()] })).toEqual([]);
  });
});
