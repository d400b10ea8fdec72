import { describe, expect, test } from 'vitest';
import type { ApiIndex, Operation } from '../../src/api-index/api-index.ts';
import { matchesPublicEntry } from '../../src/api-index/operation-traits.ts';
import { indexOf } from '../support/index-of.ts';

const SCHEMES = {
  key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  oauth: {
    type: 'oauth2',
    flows: {
      clientCredentials: { tokenUrl: 'https://login.parcelpost.io/v1/credentials?grant=client', scopes: { admin: '', 'orders:admin': '', orders: '' } },
    },
  },
};

interface Extras {
  readonly schemas?: Readonly<Record<string, unknown>>;
  readonly securitySchemes?: Readonly<Record<string, unknown>>;
}

/** An index of one operation: `DELETE /orders/{id}`. */
function apiOf(label: string, operation: Readonly<Record<string, unknown>> = {}, { schemas = {}, securitySchemes = SCHEMES }: Extras = {}): ApiIndex {
  const [method = '', path = ''] = label.split(' ');
  const paths = { [path]: { [method.toLowerCase()]: { responses: { 200: { description: 'Done.' } }, ...operation } } };
  return indexOf(JSON.stringify({ openapi: '3.1.0', info: { title: 'Orders', version: '1' }, paths, components: { schemas, securitySchemes } }));
}

function operationOf(...args: Parameters<typeof apiOf>): Operation {
  const [operation] = apiOf(...args).operations;
  if (!operation) throw new Error('No operation.');
  return operation;
}

function parameter(location: string, name: string): Readonly<Record<string, unknown>> {
  return { parameters: [{ in: location, name, required: true, schema: { type: 'string' } }] };
}

describe('isRightlyPublic', () => {
  test('by its route', () => {
    expect(operationOf('POST /login').traits.isRightlyPublic).toBe(true);
    expect(operationOf('POST /orders').traits.isRightlyPublic).toBe(false);
  });

  test('by the token URL of a scheme', () => {
    expect(operationOf('POST /v1/credentials').traits.isRightlyPublic).toBe(true);
    expect(operationOf('POST /v1/credentials', {}, { securitySchemes: {} }).traits.isRightlyPublic).toBe(false);
    expect(operationOf('POST /credentials/rotate').traits.isRightlyPublic).toBe(false);
  });
});

describe('issuesCredentials', () => {
  test.each([
    'POST /login',
    'GET /token',
    'POST /users/{id}/keys',
    'PUT /tokens',
    'POST /clients',
    'POST /webhooks',
    'POST /keys/{id}/rotate',
    'GET /keys/{id}/reveal',
    'POST /register',
    'POST /refresh',
  ])('%s', (label) => {
    expect(operationOf(label).traits.issuesCredentials).toBe(true);
  });

  test.each(['GET /tokens', 'GET /tokens/{id}', 'GET /keys', 'DELETE /keys/{id}', 'PATCH /clients', 'POST /orders', 'GET /sessions', 'POST /logout'])(
    'not %s',
    (label) => {
      expect(operationOf(label).traits.issuesCredentials).toBe(false);
    },
  );

  test('by its operation id', () => {
    expect(operationOf('PUT /users/{id}', { operationId: 'regenerateApiKey' }).traits.issuesCredentials).toBe(true);
  });
});

describe('headerAuth', () => {
  test.each([
    ['header', 'Authorization'],
    ['header', 'X-Auth-Token'],
    ['header', 'x-rapidapi-key'],
    ['query', 'access_token'],
    ['cookie', 'session_token'],
  ])('%s %s', (location, name) => {
    expect(operationOf('GET /orders', parameter(location, name)).traits.headerAuth?.name).toBe(name);
  });

  test.each([
    ['header', 'X-Api-Key'],
    ['header', 'Idempotency-Key'],
    ['header', 'X-Csrf-Token'],
    ['query', 'pageToken'],
    ['query', 'otp'],
    ['path', 'access_token'],
  ])('not %s %s', (location, name) => {
    expect(operationOf('GET /orders', parameter(location, name)).traits.headerAuth).toBeUndefined();
  });
});

describe('pathCredential', () => {
  test.each([
    ['GET /invitations/{inviteToken}', 'inviteToken'],
    ['POST /bot{token}/messages', 'token'],
    ['GET /apps/{app_secret}/releases', 'app_secret'],
  ])('%s', (label, name) => {
    expect(operationOf(label, parameter('path', name)).traits.pathCredential?.name).toBe(name);
  });

  test.each([
    ['DELETE /tokens/{token}', 'token'],
    ['GET /erc20/{token}', 'token'],
    ['GET /subscriptions/{subscriptionKey}', 'subscriptionKey'],
    ['GET /games/{apiKey}', 'apiKey'],
    ['GET /orders/{orderId}', 'orderId'],
  ])('not %s', (label, name) => {
    expect(operationOf(label, parameter('path', name)).traits.pathCredential).toBeUndefined();
  });

  test('a key in the path, where no scheme is defined', () => {
    expect(operationOf('GET /v6/{apiKey}/latest', parameter('path', 'apiKey'), { securitySchemes: {} }).traits.pathCredential?.name).toBe('apiKey');
  });
});

describe('isReceiver', () => {
  test.each(['POST /webhooks/stripe', 'POST /payments/ipn', 'POST /payment-notifications'])('%s', (label) => {
    expect(operationOf(label, parameter('header', 'X-Hub-Signature-256')).traits.isReceiver).toBe(true);
  });

  test('needs both the path and the signature', () => {
    expect(operationOf('POST /webhooks').traits.isReceiver).toBe(false);
    expect(operationOf('POST /orders', parameter('header', 'Signature')).traits.isReceiver).toBe(false);
    expect(operationOf('POST /webhooks', parameter('query', 'signature')).traits.isReceiver).toBe(false);
  });
});

describe('isAdmin', () => {
  test.each([
    ['GET /admin/users', {}],
    ['GET /orgs/{id}/administration', {}],
    ['GET /staff/refunds', {}],
    ['GET /users', { tags: ['Admin users'] }],
    ['GET /users', { tags: ['Administration'] }],
    ['GET /users', { security: [{ oauth: ['orders:admin'] }] }],
  ])('%s %j', (label, operation) => {
    expect(operationOf(label, operation).traits.isAdmin).toBe(true);
  });

  test.each([
    ['GET /administrators', {}],
    ['GET /staff', {}],
    ['GET /staff/{id}', {}],
    ['GET /reports', { tags: ['Payroll administration reports'] }],
    ['GET /users', { security: [{ oauth: ['orders:admin'] }, { oauth: ['orders'] }] }],
    ['GET /users', { security: [] }],
  ])('not %s %j', (label, operation) => {
    expect(operationOf(label, operation).traits.isAdmin).toBe(false);
  });
});

describe('isSensitive', () => {
  test.each([
    'DELETE /orders/{id}',
    'POST /payments',
    'GET /accounts/{id}',
    'PUT /me',
    'GET /patients/{id}/visits',
    'POST /wallet/transfer',
    'GET /me',
    'GET /v1/account',
  ])('%s', (label) => {
    expect(operationOf(label).traits.isSensitive).toBe(true);
  });

  test.each(['GET /accounts', 'GET /orders/{id}', 'POST /orders', 'GET /cardinals/{id}', 'GET /account/types'])('not %s', (label) => {
    expect(operationOf(label).traits.isSensitive).toBe(false);
  });

  const answering = (schema: unknown): Readonly<Record<string, unknown>> => ({
    responses: { 200: { description: 'Found.', content: { 'application/json': { schema } } } },
  });

  test.each([
    [{ type: 'object', properties: { client_secret: { type: 'string' } } }],
    [{ type: 'array', items: { $ref: '#/components/schemas/Supplier' } }],
    [{ allOf: [{ $ref: '#/components/schemas/Supplier' }] }],
  ])('answers with %j', (schema) => {
    const schemas = {
      Supplier: { type: 'object', properties: { bank: { $ref: '#/components/schemas/Bank' } } },
      Bank: { type: 'object', properties: { iban: { type: 'string' } } },
    };
    expect(operationOf('GET /orders', answering(schema), { schemas }).traits.isSensitive).toBe(true);
  });

  test.each([
    [{ type: 'object', properties: { password: { type: 'string', writeOnly: true } } }],
    [{ type: 'object', properties: { hasPassword: { type: 'boolean' }, secretName: { type: 'string' }, nextPageToken: { type: 'string' } } }],
    [{ type: 'object', properties: { email: { type: 'string' } } }],
  ])('answers with the harmless %j', (schema) => {
    expect(operationOf('GET /orders', answering(schema)).traits.isSensitive).toBe(false);
  });

  test('what a request holds is no answer', () => {
    const body = { requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { password: { type: 'string' } } } } } } };
    expect(operationOf('POST /orders', body).traits.isSensitive).toBe(false);
  });
});

describe('authEvidence and publicNote', () => {
  test.each([
    [{ responses: { 401: { description: 'Unknown caller.' } } }, 'documents 401', ''],
    [{ responses: { 403: { description: 'Not allowed.' } } }, 'documents 403', ''],
    [{ description: 'Requires an access token.' }, 'says "requires an access token"', ''],
    [{ summary: 'Only authenticated users may place orders' }, 'says "only authenticated users"', ''],
    [{ description: 'This does not require authentication.' }, '', 'says "does not require authentication"'],
    [{ description: 'The URL has to be publicly accessible.' }, '', ''],
    [{ responses: { 404: { description: 'Unknown order.' } }, description: 'Returns an order.' }, '', ''],
  ])('%j', (operation, authEvidence, publicNote) => {
    expect(operationOf('GET /orders', operation).traits).toMatchObject({ authEvidence, publicNote });
  });

  test('the path may say it, too', () => {
    expect(operationOf('GET /v1/public/offers').traits.publicNote).toBe('has "public" in its path');
    expect(operationOf('GET /v1/publications').traits.publicNote).toBe('');
  });
});

test('weight puts writes first, then sensitive operations, then evidence', () => {
  const weights = [
    operationOf('DELETE /orders/{id}', { responses: { 401: { description: 'Unknown caller.' } } }),
    operationOf('DELETE /orders/{id}'),
    operationOf('POST /orders'),
    operationOf('GET /accounts/{id}'),
    operationOf('GET /orders', { responses: { 401: { description: 'Unknown caller.' } } }),
    operationOf('GET /orders'),
  ].map((operation) => operation.traits.weight);
  expect(weights).toEqual([7, 6, 4, 2, 1, 0]);
});

describe('publicReason', () => {
  test('of the operation or its path, when it gives one', () => {
    expect(operationOf('GET /offers', { 'x-specwarden-public': 'Partners embed them.' }).traits.publicReason).toBe('Partners embed them.');
    expect(operationOf('GET /offers', { 'x-specwarden-public': ' ' }).traits.publicReason).toBeUndefined();
    expect(operationOf('GET /offers', { 'x-specwarden-public': true }).traits.publicReason).toBeUndefined();
  });

  test.each([
    ['/orders/{id}', undefined, true],
    ['/orders/*', undefined, true],
    ['/**', undefined, true],
    ['/orders/**', undefined, true],
    ['/orders', undefined, false],
    ['/parcels/*', undefined, false],
    ['/orders/{id}', ['get', 'DELETE'], true],
    ['/orders/{id}', ['GET'], false],
  ])('the configured path %s with methods %j', (path, methods, isMatch) => {
    const entry = { path, reason: 'Open data.', ...(methods && { methods }) };
    expect(matchesPublicEntry(entry, operationOf('DELETE /orders/{id}'))).toBe(isMatch);
  });
});
