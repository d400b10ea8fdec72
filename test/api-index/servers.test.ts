import { describe, expect, test } from 'vitest';
import type { ApiIndex, Operation, Server, ServerUrl } from '../../src/api-index/api-index.ts';
import { ownMember, stringOr } from '../../src/document/json-value.ts';
import { indexOf } from '../support/index-of.ts';

type Members = Readonly<Record<string, unknown>>;

function describeApi(members: Members): ApiIndex {
  return indexOf(JSON.stringify({ openapi: '3.1.0', info: { title: 'Orders', version: '1' }, paths: {}, ...members }));
}

function describeApi2(members: Members): ApiIndex {
  return indexOf(JSON.stringify({ swagger: '2.0', info: { title: 'Orders', version: '1' }, paths: {}, ...members }));
}

function urlsOf(servers: readonly Server[]): string[] {
  return servers.flatMap((server) => server.urls.map(({ url }) => url.text));
}

function only(server: Members): ServerUrl[] {
  return [...(describeApi({ servers: [server] }).servers[0]?.urls ?? [])];
}

function operation(api: ApiIndex, label: string): Operation {
  const found = api.operations.find((candidate) => candidate.label === label);
  if (!found) throw new Error(`No operation ${label}.`);
  return found;
}

/** The marked part of the string that a place names. */
function marked(api: ApiIndex, { document, pointer }: ServerUrl['hostPlace'], span: readonly [number, number] | undefined): string {
  let node: unknown = document.data;
  for (const token of pointer.split('/').slice(1)) node = Array.isArray(node) ? node[Number(token)] : ownMember(node as Members, token);
  expect(document).toBe(api.root);
  return span ? stringOr(node).slice(...span) : stringOr(node);
}

describe('server variables', () => {
  test('expand over enum and default, the default first', () => {
    const urls = only({
      url: '{scheme}://{region}.orders.io',
      variables: { scheme: { default: 'https', enum: ['http', 'https'] }, region: { default: 'eu', enum: ['us', 'ap'] } },
    });
    expect(urls.map(({ url }) => url.text)).toEqual([
      'https://eu.orders.io',
      'https://us.orders.io',
      'https://ap.orders.io',
      'http://eu.orders.io',
      'http://us.orders.io',
      'http://ap.orders.io',
    ]);
  });

  test('without a definition or a value stay as they are written', () => {
    expect(only({ url: 'https://{tenant}.{zone}.orders.io', variables: { tenant: {} } }).map(({ url }) => url.text)).toEqual([
      'https://{tenant}.{zone}.orders.io',
    ]);
  });

  test('may be numbers and booleans in careless YAML', () => {
    const api = indexOf(`
openapi: 3.0.3
info: { title: Orders, version: "1" }
paths: {}
servers:
  - url: https://orders.io:{port}
    variables: { port: { default: 8443, enum: [8443, 443] } }
`);
    expect(urlsOf(api.servers)).toEqual(['https://orders.io:8443', 'https://orders.io:443']);
  });

  test('know whether they are used, and what is undefined', () => {
    const [server] = describeApi({
      servers: [
        { url: 'https://{tenant}.orders.io/{version}/{version}', variables: { tenant: { default: 'demo', description: 'Your shop.' }, old: { default: 'x' } } },
      ],
    }).servers;
    expect(server?.undefinedVariables).toEqual(['version']);
    expect(server?.variables.map(({ name, isUsed, description }) => [name, isUsed, description])).toEqual([
      ['tenant', true, 'Your shop.'],
      ['old', false, ''],
    ]);
  });

  test('that hold anything but an object are left out', () => {
    const [server] = describeApi({ servers: [{ url: 'https://{a}.orders.io', variables: { a: null, 'x-note': { default: 'b' } } }] }).servers;
    expect(server?.variables).toEqual([]);
    expect(server?.undefinedVariables).toEqual(['a']);
  });
});

describe('the limit on combinations', () => {
  const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `v${i}`);

  test('lets 64 combinations through', () => {
    const variables = { a: { default: 'v0', enum: numbered(8) }, b: { default: 'v0', enum: numbered(8) } };
    expect(new Set(only({ url: 'https://{a}.{b}.orders.io', variables }).map(({ url }) => url.text)).size).toBe(64);
  });

  test('tries each value once beyond it', () => {
    const variables = { a: { default: 'v0', enum: numbered(9) }, b: { default: 'v0', enum: numbered(8) } };
    const urls = only({ url: 'https://{a}.{b}.orders.io', variables }).map(({ url }) => url.text);
    expect(urls).toHaveLength(1 + 8 + 7);
    expect(urls).toContain('https://v8.v0.orders.io');
    expect(urls).toContain('https://v0.v7.orders.io');
    expect(urls).not.toContain('https://v8.v7.orders.io');
  });

  test('ends at a thousand URLs', () => {
    const variables = { a: { default: 'v0', enum: numbered(5_000) }, b: { default: 'v0', enum: numbered(5_000) } };
    expect(only({ url: 'https://{a}.{b}.orders.io', variables })).toHaveLength(1_000);
  });

  test('holds for many variables with long values too', () => {
    const names = numbered(200);
    const variables = Object.fromEntries(names.map((name) => [name, { default: 'x'.repeat(10_000), enum: numbered(50) }]));
    const urls = only({ url: `https://orders.io/${names.map((name) => `{${name}}`).join('/')}`, variables });
    expect(urls).toHaveLength(1_000);
    expect(urls[0]?.url.host).toBe('orders.io');
  });
});

describe('levels', () => {
  const api = describeApi({
    servers: [{ url: 'https://orders.io' }],
    paths: {
      '/orders': {
        servers: [{ url: 'https://path.orders.io' }],
        get: { responses: {} },
        put: { servers: [{ url: 'https://put.orders.io' }], responses: {} },
        delete: { servers: [], responses: {} },
      },
      '/carts': { get: { servers: 'https://orders.io', responses: {} }, post: { servers: [null, 'x'], responses: {} } },
      '/labels': { servers: [{ url: 'https://labels.orders.io' }], get: { servers: [{ url: 'https://own.orders.io' }], responses: {} } },
    },
  });

  test.each([
    ['GET /orders', 'https://path.orders.io'],
    ['PUT /orders', 'https://put.orders.io'],
    ['DELETE /orders', 'https://path.orders.io'],
    ['GET /carts', 'https://orders.io'],
    ['POST /carts', 'https://orders.io'],
    ['GET /labels', 'https://own.orders.io'],
  ])('%s is served by %s', (label, url) => {
    expect(urlsOf(operation(api, label).servers)).toEqual([url]);
  });

  test('all definitions are listed once, those that are overridden as well', () => {
    expect(api.servers.map(({ pointer, level }) => `${level} ${pointer}`)).toEqual([
      'root /servers/0',
      'path /paths/~1orders/servers/0',
      'operation /paths/~1orders/put/servers/0',
      'path /paths/~1labels/servers/0',
      'operation /paths/~1labels/get/servers/0',
    ]);
  });

  test('an operation without any server has none', () => {
    expect(operation(describeApi({ servers: [], paths: { '/orders': { get: { responses: {} } } } }), 'GET /orders').servers).toEqual([]);
  });

  test('a referenced path item brings its servers from its own file', () => {
    const split = indexOf('{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"paths":{"/orders":{"$ref":"orders.yaml"}}}', {
      'orders.yaml': 'servers:\n  - url: https://orders.io\nget:\n  responses: {}\n',
    });
    const [server] = operation(split, 'GET /orders').servers;
    expect([server?.document.uri, server?.pointer]).toEqual(['file:///api/orders.yaml', '/servers/0']);
  });
});

describe('places', () => {
  const variables = { scheme: { default: 'https', enum: ['https', 'http'] }, host: { default: 'orders.io', enum: ['orders.io', 'staging.orders.io'] } };

  test('a literal URL is marked inside', () => {
    const api = describeApi({ servers: [{ url: ' http://user@Orders.io:8080/v1' }] });
    const [url] = api.servers[0]?.urls ?? [];
    if (!url) throw new Error('No URL.');
    expect(marked(api, url.schemePlace, url.schemeSpan)).toBe('http');
    expect(marked(api, url.hostPlace, url.hostSpan)).toBe('Orders.io');
    expect([url.schemeVariable, url.hostVariable]).toEqual([undefined, undefined]);
  });

  test('a value decides where a variable stands', () => {
    const [first, , third, fourth] = only({ url: '{scheme}://{host}/v1', variables });
    expect([first?.schemePlace.pointer, first?.hostPlace.pointer]).toEqual(['/servers/0/variables/scheme/enum/0', '/servers/0/variables/host/enum/0']);
    expect([third?.url.text, third?.schemePlace.pointer]).toEqual(['http://orders.io/v1', '/servers/0/variables/scheme/enum/1']);
    expect([fourth?.hostPlace.pointer, fourth?.hostVariable?.name, fourth?.hostSpan]).toEqual(['/servers/0/variables/host/enum/1', 'host', undefined]);
  });

  test('a default that is not in the enum is its own place', () => {
    const [first] = only({ url: '{scheme}://orders.io', variables: { scheme: { default: 'http', enum: ['https'] } } });
    expect(first?.schemePlace.pointer).toBe('/servers/0/variables/scheme/default');
  });

  test('one variable may hold the whole URL', () => {
    const [url] = only({ url: '{base}/v1', variables: { base: { default: 'http://10.0.0.5' } } });
    expect([url?.schemeVariable?.name, url?.hostVariable?.name, url?.url.hostClass]).toEqual(['base', 'base', 'private']);
  });

  test('a variable that changes nothing about the host leaves the URL as its place', () => {
    const api = describeApi({
      servers: [{ url: 'https://{tenant}.orders.ngrok.io/{version}', variables: { tenant: { default: 'demo' }, version: { default: 'v1' } } }],
    });
    const [url] = api.servers[0]?.urls ?? [];
    if (!url) throw new Error('No URL.');
    expect([url.url.host, url.hostPlace.pointer]).toEqual(['demo.orders.ngrok.io', '/servers/0/url']);
    expect(marked(api, url.hostPlace, url.hostSpan)).toBe('{tenant}.orders.ngrok.io');
  });

  test('of two variables the one that makes the host what it is', () => {
    const [url] = only({ url: 'https://{tenant}.{stage}.orders.io', variables: { tenant: { default: 'acme1' }, stage: { default: 'staging' } } });
    expect([url?.url.hostClass, url?.hostVariable?.name]).toEqual(['non-production', 'stage']);
  });

  test('a server without a URL is its own place', () => {
    const [url] = only({ description: 'Soon.' });
    expect([url?.url.transport, url?.hostPlace.pointer]).toEqual(['relative', '/servers/0']);
  });
});

describe('OpenAPI 2.0', () => {
  const at = ({ url, schemePlace, hostPlace }: ServerUrl): string => `${url.transport} ${url.text} ${schemePlace.pointer} ${hostPlace.pointer}`;
  const rootUrls = (members: Members): string[] => describeApi2(members).servers.flatMap((server) => server.urls.map(at));

  test('multiplies schemes with host and base path', () => {
    expect(rootUrls({ host: 'api.orders.io', basePath: '/v1', schemes: ['https', 'ws'] })).toEqual([
      'secure https://api.orders.io/v1 /schemes/0 /host',
      'cleartext ws://api.orders.io/v1 /schemes/1 /host',
    ]);
  });

  test('without schemes does not know the transport', () => {
    expect(rootUrls({ host: 'api.orders.io:8080' })).toEqual(['unknown //api.orders.io:8080 /host /host']);
    expect(rootUrls({ host: 'api.orders.io', schemes: [] })).toEqual(['unknown //api.orders.io /host /host']);
  });

  test('without a host keeps the transport that the schemes name', () => {
    expect(rootUrls({ basePath: '/v1', schemes: ['http'] })).toEqual(['cleartext /v1 /schemes/0 /schemes/0']);
    expect(rootUrls({ schemes: ['https'] })).toEqual(['secure / /schemes/0 /schemes/0']);
  });

  test('has no server when nothing is said', () => {
    expect(rootUrls({})).toEqual([]);
    expect(rootUrls({ host: '', basePath: '/v1' })).toEqual([]);
    expect(rootUrls({ host: 7, schemes: 'https' })).toEqual([]);
  });

  test('skips schemes that are no strings', () => {
    expect(rootUrls({ host: 'orders.io', schemes: [null, 'http'] })).toEqual(['cleartext http://orders.io /schemes/1 /host']);
  });

  test.each([
    ['Api.Orders.io:8080', 'Api.Orders.io'],
    ['http://api.orders.io', 'api.orders.io'],
  ])('marks the host in %s', (host, expected) => {
    const api = describeApi2({ host, schemes: ['https'] });
    const [url] = api.servers[0]?.urls ?? [];
    if (!url) throw new Error('No URL.');
    expect(url.url.host).toBe(expected.toLowerCase());
    expect(marked(api, url.hostPlace, url.hostSpan)).toBe(expected);
  });

  test('an operation replaces the schemes and keeps the host', () => {
    const api = describeApi2({
      host: 'api.orders.io',
      schemes: ['https'],
      paths: { '/orders': { get: { schemes: ['http'], responses: {} }, post: { schemes: [], responses: {} } } },
    });
    expect(operation(api, 'GET /orders').servers.flatMap((server) => server.urls.map(at))).toEqual([
      'cleartext http://api.orders.io /paths/~1orders/get/schemes/0 /host',
    ]);
    expect(urlsOf(operation(api, 'POST /orders').servers)).toEqual(['https://api.orders.io']);
    expect(api.servers.map(({ level, pointer }) => `${level} ${pointer}`)).toEqual(['root /host', 'operation /paths/~1orders/get/schemes']);
  });
});
