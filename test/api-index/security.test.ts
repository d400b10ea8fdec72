import { describe, expect, test } from 'vitest';
import type { ApiIndex } from '../../src/api-index/api-index.ts';
import { indexOf } from '../support/index-of.ts';

const FLOW = { authorizationUrl: 'https://login.parcelpost.io/authorize', tokenUrl: 'https://login.parcelpost.io/token', scopes: {} };
const SCHEMES = {
  bearer: { type: 'http', scheme: 'Bearer' },
  basic: { type: 'http', scheme: 'BASIC' },
  header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
  code: { type: 'oauth2', flows: { authorizationCode: FLOW } },
  implicit: { type: 'oauth2', flows: { implicit: FLOW, authorizationCode: FLOW } },
  password: { type: 'oauth2', flows: { password: FLOW } },
  oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://login.parcelpost.io/.well-known/openid-configuration' },
  certificate: { type: 'mutualTLS' },
};

function apiOf(operation: Readonly<Record<string, unknown>>, root: Readonly<Record<string, unknown>> = {}, version = '3.2.0'): ApiIndex {
  const paths = { '/orders': { get: { responses: { 200: { description: 'Done.' } }, ...operation } } };
  return indexOf(JSON.stringify({ openapi: version, info: { title: 'Orders', version: '1' }, paths, components: { securitySchemes: SCHEMES }, ...root }));
}

function effective(...args: Parameters<typeof apiOf>) {
  const security = apiOf(...args).operations[0]?.security;
  return `${security?.state} by ${security?.origin}, strength ${security?.strength}`;
}

describe('effective security', () => {
  test.each([
    [{}, {}, 'unspecified by none, strength 0'],
    [{}, { security: [{ bearer: [] }] }, 'protected by root, strength 3'],
    [{}, { security: [] }, 'public by root, strength 0'],
    [{}, { security: [{}] }, 'public by root, strength 0'],
    [{}, { security: null }, 'unspecified by root, strength 0'],
    [{ security: [] }, { security: [{ bearer: [] }] }, 'public by operation, strength 0'],
    [{ security: [{}] }, { security: [{ bearer: [] }] }, 'public by operation, strength 0'],
    [{ security: {} }, { security: [{ bearer: [] }] }, 'unspecified by operation, strength 0'],
    [{ security: [{ bearer: [] }, {}] }, {}, 'optional by operation, strength 0'],
    [{ security: [{ missing: [] }] }, {}, 'protected by operation, strength 2'],
    [{ 'x-42c-no-authentication': true }, { security: [{ bearer: [] }] }, 'public by operation, strength 0'],
    [{ 'x-42c-no-authentication': true, security: [{ bearer: [] }] }, {}, 'protected by operation, strength 3'],
  ])('%j under %j', (operation, root, expected) => {
    expect(effective(operation, root)).toBe(expected);
  });

  test.each([
    [[{ certificate: [] }], 3],
    [[{ oidc: [] }], 3],
    [[{ code: [] }], 3],
    [[{ header: [] }], 2],
    [[{ implicit: [] }], 2],
    [[{ password: [] }], 1],
    [[{ basic: [] }], 1],
    [[{ query: [] }], 1],
    [[{ basic: [], certificate: [] }], 3],
    [[{ bearer: [] }, { query: [] }], 1],
  ])('%j has strength %i', (security, strength) => {
    expect(effective({ security })).toBe(`protected by operation, strength ${strength}`);
  });

  test('of webhooks: the root speaks for our own operations only', () => {
    const webhook = { post: { responses: { 200: { description: 'Done.' } } } };
    const api = apiOf({}, { security: [{ bearer: [] }], webhooks: { orderShipped: webhook } });
    expect(api.outbound.map((operation) => operation.security.state)).toEqual(['unspecified']);
  });
});

describe('schemes named by URI', () => {
  const uses = (api: ApiIndex) => api.securityLists.flatMap((list) => list.entries.flatMap((entry) => entry.uses));
  const LOCAL = '#/components/securitySchemes/bearer';

  test('lead to a component from 3.2 on', () => {
    expect(uses(apiOf({ security: [{ [LOCAL]: [] }] })).map((use) => use.scheme?.name)).toEqual(['bearer']);
    expect(uses(apiOf({ security: [{ [LOCAL]: [] }] }, {}, '3.1.0')).map((use) => use.scheme)).toEqual([undefined]);
  });

  test('lose against a component of that name', () => {
    const [use] = uses(apiOf({ security: [{ [LOCAL]: [] }] }, { components: { securitySchemes: { ...SCHEMES, [LOCAL]: SCHEMES.basic } } }));
    expect([use?.scheme?.httpScheme, use?.rival?.pointer]).toEqual(['basic', '/components/securitySchemes/bearer']);
  });

  test('join the schemes when they stand elsewhere', () => {
    const api = indexOf(
      JSON.stringify({
        openapi: '3.2.0',
        info: { title: 'Orders', version: '1' },
        security: [{ 'shared.yaml#/components/securitySchemes/company': [] }],
        paths: { '/orders': { get: { responses: { 200: { description: 'Done.' } } } } },
      }),
      { 'shared.yaml': JSON.stringify({ components: { securitySchemes: { company: SCHEMES.query } } }) },
    );
    const [scheme] = api.securitySchemes;
    expect([scheme?.name, scheme?.pointer, scheme?.operations.length]).toEqual([
      'shared.yaml#/components/securitySchemes/company',
      '/components/securitySchemes/company',
      1,
    ]);
  });

  test('a name without slash is never asked for as a file', () => {
    const [use] = uses(apiOf({ security: [{ company: [] }] }));
    expect([use?.scheme, use?.isUnread]).toEqual([undefined, false]);
  });
});

test('a referenced file may mean another scheme by the same name', () => {
  const part = (schemes: unknown) =>
    JSON.stringify({
      orders: { get: { security: [{ bearer: [] }], responses: { 200: { description: 'Done.' } } } },
      components: { securitySchemes: schemes },
    });
  const root = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1' },
    paths: { '/orders': { $ref: 'part.yaml#/orders' } },
    components: { securitySchemes: SCHEMES },
  });
  const rivals = [part({ bearer: SCHEMES.query }), part({ bearer: SCHEMES.bearer }), part({})].map(
    (text) => indexOf(root, { 'part.yaml': text }).securityLists[0]?.entries[0]?.uses[0]?.rival?.pointer,
  );
  expect(rivals).toEqual(['/components/securitySchemes/bearer', undefined, undefined]);
});
