import { describe, expect, test } from 'vitest';
import { classifyHost, type HostClass, isDocumentationHost, looksLikePortalHost, parseApiUrl, registrableDomain } from '../../src/detectors/host.ts';

const HOSTS: Readonly<Record<HostClass, readonly string[]>> = {
  loopback: [
    'localhost',
    'LOCALHOST.',
    'orders.localhost',
    'smee.github.localhost',
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '[::1]',
    '::1',
    '[::]',
    '::ffff:127.0.0.1',
    'host.docker.internal',
    '10.0.2.2',
    '0x7f.1',
    '2130706433',
  ],
  metadata: ['169.254.169.254', '[fd00:ec2::254]', 'metadata.google.internal'],
  placeholder: [
    'example.com',
    'api.example.org',
    'api.example.co.uk',
    'rudder.example.local',
    'proxy.corp.example.com',
    'orders.example',
    'api.orders.test',
    'host.invalid',
    'your-domain.atlassian.net',
    'yourcompany.zendesk.com',
    'my-example.herokuapp.com',
    'contoso.sharepoint.com',
  ],
  private: ['10.0.0.1', '172.16.3.4', '192.168.1.20', '169.254.1.1', '100.64.0.9', 'fc00::1', '[fe80::1%eth0]', '::ffff:10.0.0.1', '10.1'],
  'internal-name': [
    'orders',
    'NAME.local',
    'mercure.local',
    'api.orders.internal',
    'files.intranet',
    'build.corp',
    'nas.lan',
    'printer.home.arpa',
    'vault.service.consul',
    'orders.default.svc',
    'orders.default.svc.cluster.local',
    '{tenant}.orders.internal',
  ],
  tunnel: ['a1b2.ngrok.io', 'orders.ngrok-free.app', 'quiet-lake.trycloudflare.com', 'orders.loca.lt'],
  'public-ip': ['8.8.8.8', '[2606:4700::1111]', '010.0.0.1'],
  'reserved-ip': ['192.0.2.5', '198.51.100.7', '203.0.113.9', '2001:db8::1', '198.18.0.1', '224.0.0.1'],
  platform: [
    'orders.herokuapp.com',
    'orders.azurewebsites.net',
    'orders-x7.a.run.app',
    'a1b2c3.execute-api.eu-west-1.amazonaws.com',
    '{id}.execute-api.{region}.amazonaws.com',
    'orders-1.eu-west-1.elb.amazonaws.com',
    'ec2-3-4-5-6.eu-west-1.compute.amazonaws.com',
  ],
  'internal-tool': ['jira.orders.io', 'jenkins.build.orders.io', 'api.corp.orders.io', 'orders.atlassian.net'],
  'non-production': [
    'staging.orders.io',
    'api-staging2.orders.io',
    'orders.dev.acme.io',
    'uat.orders.co.uk',
    'pre-prod.orders.io',
    'preprod.orders.io',
    '{region}-staging.orders.io',
    'staging.{domain}.com',
    'dev.orders.io',
  ],
  public: [
    'orders.io',
    'corp.orders.io',
    'api.acme.com',
    'jenkins.io',
    'contest.orders.io',
    'latest.orders.io',
    'devices.orders.io',
    'integration.orders.io',
    'sandbox.orders.io',
    'dev.sandbox.orders.io',
    'developers.orders.io',
    'ngrok.com',
    's3.amazonaws.com',
    'elb.us-east-1.amazonaws.com',
    '{tenant}.orders.io',
    '*.orders.io',
    'münchen.de',
    'site-admin.stripe.com',
  ],
  template: ['{host}', '{a}.{b}', 'api.{domain}', '{domain}.com', '<host>', `\${HOST}`, '{{host}}'],
  unknown: ['', '.', 'orders.notadomain', '1.2.3.400', 'a..b', 'x'.repeat(300)],
};

describe('classifyHost', () => {
  const cases = Object.entries(HOSTS).flatMap(([expected, hosts]) => hosts.map((host) => [host, expected] as const));
  test.each(cases)('%s is %s', (host, expected) => {
    expect(classifyHost(host)).toBe(expected);
    expect(classifyHost(host.toUpperCase())).toBe(expected);
  });
});

test.each([
  ['api.orders.co.uk', 'orders.co.uk'],
  ['Orders.IO.', 'orders.io'],
  ['{tenant}.acme.com', 'acme.com'],
  ['{domain}.com', undefined],
  ['api.{domain}', undefined],
  ['127.0.0.1', undefined],
  ['[::1]', undefined],
  ['localhost', undefined],
  ['orders.internal', undefined],
])('registrableDomain of %s', (host, expected) => {
  expect(registrableDomain(host)).toBe(expected);
});

test.each([
  ['api.example.com', true],
  ['orders.test', true],
  ['your-tenant.orders.io', true],
  ['rudder.example.local', false],
  ['contoso.com', false],
  ['yourmechanic.com', false],
])('isDocumentationHost of %s', (host, expected) => {
  expect(isDocumentationHost(host)).toBe(expected);
});

test.each([
  ['dev.orders.io', true],
  ['test.orders.co.uk', true],
  ['orders.dev.acme.io', false],
  ['staging.orders.io', false],
])('looksLikePortalHost of %s', (host, expected) => {
  expect(looksLikePortalHost(host)).toBe(expected);
});

describe('parseApiUrl', () => {
  test('takes all parts', () => {
    const text = ' HTTPS://Api.Orders.io:8443/v1/orders?api_key=abc#top';
    expect(parseApiUrl(text)).toEqual({
      text,
      displayUrl: 'https://Api.Orders.io:8443/v1/orders?…',
      scheme: 'https',
      transport: 'secure',
      host: 'api.orders.io',
      hostClass: 'public',
      port: '8443',
      path: '/v1/orders',
      userinfo: false,
      hostSpan: [9, 22],
      schemeSpan: [1, 6],
    });
  });

  test.each([
    ['http://orders.io', 'cleartext', 'orders.io'],
    ['ws://orders.io', 'cleartext', 'orders.io'],
    ['wss://{host}:{port}/ws', 'secure', '{host}'],
    ['//orders.io/v1', 'protocol-relative', 'orders.io'],
    ['/v1', 'relative', ''],
    ['v1', 'relative', ''],
    ['', 'relative', ''],
    ['{scheme}://orders.io', 'unknown', 'orders.io'],
    [`\${proto}://orders.io`, 'unknown', 'orders.io'],
    ['{server_url}', 'unknown', ''],
    ['localhost:8080', 'unknown', 'localhost'],
    ['ftp://files.orders.io', 'other', 'files.orders.io'],
    ['mailto:anna@orders.io', 'other', ''],
    ['http:/orders.io', 'cleartext', 'orders.io'],
    ['http:orders.io/x', 'cleartext', 'orders.io'],
    ['jdbc:postgresql://db.internal:5432/x', 'other', 'db.internal'],
    ['https://[::1]:80/x', 'secure', '[::1]'],
  ])('%s travels %s', (text, transport, host) => {
    const url = parseApiUrl(text);
    expect([url.transport, url.host]).toEqual([transport, host]);
  });

  test.each([
    ['https://{tenant}.acme.com:{port}/x', '{port}'],
    ['https://orders.io:443', '443'],
    ['https://orders.io', ''],
  ])('port of %s', (text, port) => {
    expect(parseApiUrl(text).port).toBe(port);
  });

  test('reads numeric addresses as clients do', () => {
    expect(parseApiUrl('http://2130706433/x').hostClass).toBe('loopback');
    expect(parseApiUrl('http://0xa.1/x').hostClass).toBe('private');
  });

  test.each([
    ['https://anna:kw8-Lp@orders.io/x', 'kw8'],
    ['https://anna:pa/ss@orders.io', 'pa'],
    ['https://a@b@orders.io', 'b@'],
    ['https://hooks.orders.io/services/T0AAAA/B0/abcdefghij1234567890XYZ', 'abcdefghij'],
    ['https://orders.io/x?key=kw8Lp', 'kw8'],
  ])('shows nothing secret of %s', (text, secret) => {
    const url = parseApiUrl(text);
    expect(url.host).toContain('orders.io');
    expect(url.displayUrl).toContain('orders.io');
    expect(url.displayUrl).not.toContain(secret);
  });

  test('marks user info and points at the host', () => {
    const url = parseApiUrl('postgres://anna:kw8@db.orders.io:5432/x');
    expect(url.userinfo).toBe(true);
    expect(url.text.slice(...(url.hostSpan ?? [0, 0]))).toBe('db.orders.io');
    expect(url.text.slice(...(url.schemeSpan ?? [0, 0]))).toBe('postgres');
  });

  test('shows at most 80 characters and none that control the reader', () => {
    expect(parseApiUrl(`https://orders.io/${'a/'.repeat(200)}`).displayUrl).toHaveLength(80);
    expect(parseApiUrl('https://orders.io/\u202e\u0007\u200bx').displayUrl).toBe('https://orders.io/x');
  });
});
