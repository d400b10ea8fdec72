import { describe, expect, it } from 'vitest';
import { indexOf } from '../support/index-of.ts';
import { createSecrets } from '../support/secrets.ts';

const s = createSecrets(7);
const PASSWORD = s.password();
const KEY = s.hex(32);
const TOKEN = s.stripe();

/** Where credentials stand: topic, tier, and the text that is marked. */
function credentialsOf(document: object): string[] {
  const api = indexOf(JSON.stringify({ openapi: '3.1.0', info: { title: 'Orders', version: '1' }, paths: {}, ...document }));
  return api.credentials({ todayMs: 0 }).map(({ topic, hit, text }) => {
    const inner = text.mapSpan?.(hit.start, hit.end) ?? ([hit.start, hit.end] as const);
    const span = api.root.locate(text.pointer, { anchor: text.anchor ?? 'value', span: inner });
    return `${topic} ${hit.tier} ${api.root.text.slice(span.start, span.end)}`;
  });
}

function describedAs(description: string): string[] {
  return credentialsOf({ info: { title: 'Orders', version: '1', description } });
}

describe('credentials in prose with inline code', () => {
  it.each([
    [`API key is \`${KEY}\`.`, `token unverified ${KEY}`],
    [`api_key: \`${KEY}\``, `token live ${KEY}`],
    [`The password is \`${PASSWORD}\`.`, `token live ${PASSWORD}`],
    [`Username \`carol\`, password \`${PASSWORD}\``, `account live ${PASSWORD}`],
    [`Log in with user "carol" and password "${PASSWORD}"`, `account live ${PASSWORD}`],
    [`Log in with username 'carol' and password '${PASSWORD}'`, `account live ${PASSWORD}`],
    [`Log in with user carol and password ${PASSWORD}.`, `account live ${PASSWORD}`],
    [`**Username:** \`admin\` **Password:** \`${PASSWORD}\``, `account live ${PASSWORD}`],
    [`<b>password</b>: <code>${PASSWORD}</code>`, `token live ${PASSWORD}`],
    [`| Username | Password |\n| --- | --- |\n| carol | ${PASSWORD} |`, `account live ${PASSWORD}`],
    [`| User | Role | \`Password\` |\n|:--|---|--:|\n| anna | reader | <none> |\n| carol | admin | \`${PASSWORD}\` |`, `account live ${PASSWORD}`],
    ["Log in with user 'admin' and password 'admin'.", 'account default-account admin'],
    [`Send \`{"username": "bob", "password": "${PASSWORD}"}\`.`, ''],
    [`Call \`curl -u deploy:${PASSWORD} https://orders.net\``, `token live ${PASSWORD}`],
    [`Call\n\`\`\`\ncurl -u deploy:${PASSWORD} https://orders.net\n\`\`\``, `token live ${PASSWORD}`],
  ])('%s', (text, expected) => {
    const found = describedAs(text);
    if (expected === '') expect(found).toHaveLength(1);
    else expect(found).toEqual([expected]);
  });

  it.each([
    'Send your user name and password "as is".',
    'Log in with username `username` and password `password`.',
    'Log in with user `{user}` and password `{password}`.',
    `The user sends the password "${PASSWORD}" back.`,
    '| Username | Password |\n| --- | --- |\n| your_email | your_password |',
    '| Field | Password |\n| --- | --- |\n| length | 12characters |',
    `| Username | Password |\n| carol | ${PASSWORD} |`,
    'The API key is `api_key`, the password is `password`.',
    'Use `<script>` or `token` as the key.',
  ])('is silent on %s', (text) => {
    expect(describedAs(text)).toEqual([]);
  });
});

describe('credentials in names', () => {
  it.each<[string, object]>([
    ['a path', { paths: { [`/debug/${TOKEN}`]: { get: { responses: {} } } } }],
    ['an operation', { paths: { '/a': { get: { operationId: TOKEN, responses: {} } } } }],
    ['a tag of an operation', { paths: { '/a': { get: { tags: [TOKEN], responses: {} } } } }],
    ['a callback', { paths: { '/a': { post: { responses: {}, callbacks: { [TOKEN]: { '{$request.body#/url}': { post: { responses: {} } } } } } } } }],
    [
      'a callback expression',
      { paths: { '/a': { post: { responses: {}, callbacks: { done: { [`https://x.net/${TOKEN}`]: { post: { responses: {} } } } } } } } },
    ],
    ['a server variable', { servers: [{ url: 'https://{x}.orders.net', variables: { [TOKEN]: { default: 'a' } } }] }],
    ['a parameter', { paths: { '/a': { get: { parameters: [{ name: TOKEN, in: 'query' }], responses: {} } } } }],
    ['a security scheme', { components: { securitySchemes: { [TOKEN]: { type: 'http', scheme: 'bearer' } } } }],
    ['the name of an API key', { components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: TOKEN } } } }],
    ['a schema', { components: { schemas: { [TOKEN]: { type: 'string' } } } }],
    ['a property', { components: { schemas: { Order: { properties: { [TOKEN]: { type: 'string' } } } } } }],
    ['the licence', { info: { title: 'Orders', version: '1', license: { name: TOKEN } } }],
    ['the contact', { info: { title: 'Orders', version: '1', contact: { name: TOKEN } } }],
  ])('%s', (_, document) => {
    expect(credentialsOf(document)).toEqual([`token live ${TOKEN}`]);
  });

  it('says nothing about names that are only about credentials', () => {
    expect(
      credentialsOf({ paths: { '/tokens/authorization=basicAuthentication': { get: { operationId: 'createBearerTokenForApplication1', responses: {} } } } }),
    ).toEqual([]);
  });
});
