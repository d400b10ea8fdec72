import { describe, expect, test } from 'vitest';
import type { ApiIndex } from '../../src/api-index/api-index.ts';
import { indexOf } from '../support/index-of.ts';

const KEY = { type: 'apiKey', in: 'header', name: 'X-Api-Key' };
const DONE = { responses: { 200: { description: 'Done.' } } };
const PROTECTED = { ...DONE, security: [{ key: [] }] };
const OPTIONAL = { ...DONE, security: [{ key: [] }, {}] };

type Operations = Readonly<Record<string, unknown>>;

/** An index of the operations by label; with `key` as scheme unless `root` says otherwise. */
function apiOf(operations: Operations, root: Readonly<Record<string, unknown>> = { components: { securitySchemes: { key: KEY } } }): ApiIndex {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [label, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = label.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  }
  return indexOf(JSON.stringify({ openapi: '3.1.0', info: { title: 'Orders', version: '1' }, paths, ...root }));
}

function labels({ unauthenticated }: ApiIndex): string[] {
  return unauthenticated.operations.map((operation) => operation.label);
}

/** As many operations as asked for, all alike. */
function many(count: number, operation: unknown): Operations {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`GET /orders${i}`, operation]));
}

describe('step', () => {
  test('none: nothing is left without a word', () => {
    expect(apiOf({}).unauthenticated.step).toBe('none');
    expect(apiOf({ 'GET /orders': PROTECTED, 'POST /login': DONE, 'GET /catalogue': { ...DONE, security: [] } }).unauthenticated.step).toBe('none');
  });

  test('none: webhooks are not ours to protect', () => {
    expect(apiOf({}, { webhooks: { orderShipped: { post: DONE } } }).unauthenticated.step).toBe('none');
  });

  test('no-schemes: one finding for 300 operations', () => {
    const { step, operations, isWidespread } = apiOf(many(300, DONE), {}).unauthenticated;
    expect([step, operations.length, isWidespread]).toEqual(['no-schemes', 300, true]);
  });

  test('unapplied: a scheme that nothing requires', () => {
    expect(apiOf({ 'GET /orders': DONE, 'GET /catalogue': { ...DONE, security: [] } }).unauthenticated.step).toBe('unapplied');
  });

  test('partly: some operation requires a credential, or would like one', () => {
    expect(apiOf({ 'GET /orders': DONE, 'POST /orders': PROTECTED }).unauthenticated.step).toBe('partly');
    expect(apiOf({ 'GET /orders': DONE, 'POST /orders': OPTIONAL }).unauthenticated.step).toBe('partly');
  });

  test('partly: a name that nobody defined is still a requirement', () => {
    expect(apiOf({ 'GET /orders': DONE, 'POST /orders': PROTECTED }, {}).unauthenticated.step).toBe('partly');
  });
});

describe('isWidespread', () => {
  test.each([
    [20, 20, false],
    [21, 300, true],
    [5, 5, false],
    [6, 5, true],
  ])('%i of them beside %i protected ones', (open, others, isWidespread) => {
    const closed = Object.fromEntries(Array.from({ length: others }, (_, i) => [`POST /parcels${i}`, PROTECTED]));
    expect(apiOf({ ...many(open, DONE), ...closed }).unauthenticated.isWidespread).toBe(isWidespread);
  });
});

describe('operations', () => {
  test('are told apart by what they do', () => {
    const api = apiOf({
      'GET /orders': DONE,
      'HEAD /orders': DONE,
      'HEAD /parcels': DONE,
      'POST /orders': DONE,
      'POST /orders/search': DONE,
      'OPTIONS /orders': DONE,
      'TRACE /orders': DONE,
    });
    expect(api.unauthenticated.writes.map((operation) => operation.label)).toEqual(['POST /orders']);
    expect(api.unauthenticated.reads.map((operation) => operation.label)).toEqual(['GET /orders', 'HEAD /parcels', 'POST /orders/search']);
  });

  test.each([
    ['inherits a requirement', { components: { securitySchemes: { key: KEY } }, security: [{ key: [] }] }, []],
    ['inherits an empty list', { components: { securitySchemes: { key: KEY } }, security: [] }, []],
    ['inherits null', { components: { securitySchemes: { key: KEY } }, security: null }, ['GET /orders']],
    ['inherits an object', { components: { securitySchemes: { key: KEY } }, security: { key: [] } }, ['GET /orders']],
    ['inherits a list of names', { components: { securitySchemes: { key: KEY } }, security: ['key'] }, ['GET /orders']],
    ['inherits nothing', { components: { securitySchemes: { key: KEY } } }, ['GET /orders']],
  ])('%s', (_title, root, expected) => {
    expect(labels(apiOf({ 'GET /orders': DONE }, root))).toEqual(expected);
  });

  test('a malformed list of its own is no list', () => {
    const root = { components: { securitySchemes: { key: KEY } }, security: [{ key: [] }] };
    expect(labels(apiOf({ 'GET /orders': { ...DONE, security: null }, 'GET /parcels': { ...DONE, security: [{ key: [] }, null] } }, root))).toEqual([
      'GET /orders',
    ]);
  });

  test('a page is for everyone, unless it shows an account', () => {
    const page = { responses: { 200: { description: 'A page.', content: { 'text/html': {} } } } };
    expect(labels(apiOf({ 'GET /terms': page, 'GET /accounts/{id}': page, 'POST /orders': page }))).toEqual(['GET /accounts/{id}', 'POST /orders']);
  });

  test('the types of a 2.0 answer come from produces', () => {
    const answer = { responses: { 200: { description: 'A picture.', schema: { type: 'file' } } } };
    const api = indexOf(
      JSON.stringify({
        swagger: '2.0',
        info: { title: 'Orders', version: '1' },
        produces: ['image/png'],
        paths: { '/logo': { get: answer }, '/orders': { get: { ...answer, produces: ['application/json'] } } },
      }),
    );
    expect(labels(api)).toEqual(['GET /orders']);
  });

  test('what says that everyone may call is believed, unless it documents the opposite', () => {
    const open = { ...DONE, description: 'No authentication is required.' };
    const torn = { ...open, responses: { 401: { description: 'Unknown caller.' } } };
    expect(labels(apiOf({ 'GET /catalogue': open, 'GET /orders': torn }))).toEqual(['GET /orders']);
  });
});
