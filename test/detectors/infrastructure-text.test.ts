import { describe, expect, test } from 'vitest';
import { findCloudResources } from '../../src/detectors/cloud-resource.ts';
import { findErrorInternals } from '../../src/detectors/error-internals.ts';
import { findImplementationDetails } from '../../src/detectors/implementation-detail.ts';
import { mayHoldInfrastructure } from '../../src/detectors/infrastructure-text.ts';
import { findStackVersions } from '../../src/detectors/stack-version.ts';
import type { TextMatch } from '../../src/detectors/text-match.ts';
import { findTrackerLinks } from '../../src/detectors/tracker-link.ts';

/** Account, subscription and project numbers stand in no manual; built from parts all the same. */
const ACCOUNT = ['8273', '6451', '9283'].join('');
const SUBSCRIPTION = ['8f2c1a9e', '1b7d', '4c55', '9a33', '0e7d6b2f1a44'].join('-');

type Found = readonly [text: string, kind: string, evidence: string];

function describeFinder(name: string, find: (text: string) => readonly TextMatch[], found: readonly Found[], silent: readonly string[], isGated = true): void {
  describe(name, () => {
    test.each(found)('finds %j', (text, kind, evidence) => {
      expect(find(text).map((match) => [match.kind, match.evidence])).toEqual([[kind, evidence]]);
      if (isGated) expect(mayHoldInfrastructure(text)).toBe(true);
    });
    test.each(silent)('is silent on %j', (text) => {
      expect(find(text)).toEqual([]);
    });
  });
}

describeFinder(
  'findStackVersions',
  findStackVersions,
  [
    ['nginx/1.18.0', 'stack-version', 'nginx/1.18.0'],
    ['PHP/8.1', 'stack-version', 'PHP/8.1'],
    ['Server: Microsoft-IIS/8.5', 'stack-version', 'Microsoft-IIS/8.5'],
    ['Apache/2.4.41 (Ubuntu)', 'stack-version', 'Apache/2.4.41'],
    ['OpenSSL/1.1.1k', 'stack-version', 'OpenSSL/1.1.1k'],
    ['The service runs on PostgreSQL 12.3', 'stack-version', 'PostgreSQL 12.3'],
    ['Powered by Spring Boot 2.3.4', 'stack-version', 'Spring Boot 2.3.4'],
    ['X-Powered-By: Express/4.17', 'stack-version', 'Express/4.17'],
  ],
  [
    'Licensed under Apache 2.0',
    'Needs Node 18 or later',
    'Requires PostgreSQL 12.3 or later',
    'Runs on MySQL 5.7 or newer',
    'User-Agent: GuzzleHttp/6.2 PHP/7.3',
    'Generated with swagger-codegen 2.4.1',
    'orders/1.2',
    'mysql/8.0.26',
    'nginx',
    'version 1.18.0',
  ],
);

describeFinder(
  'findErrorInternals',
  findErrorInternals,
  [
    ['at com.acme.orders.OrderService.find(OrderService.java:118)', 'stack-frame', 'Java stack frame OrderService.java:118'],
    ['  at Orders.Api.Get(Int32 id) in C:\\src\\Orders.cs:line 42', 'stack-frame', '.NET stack frame Orders.cs:line 42'],
    ['at Object.<anonymous> (/app/src/index.js:10:5)', 'stack-frame', 'JavaScript stack frame index.js:10:5'],
    ['at async loadOrders (file:///app/orders.mjs:7:11)', 'stack-frame', 'JavaScript stack frame orders.mjs:7:11'],
    ['Traceback (most recent call last):', 'traceback', 'Python traceback'],
    ['File "/app/main.py", line 12, in get', 'stack-frame', 'Python stack frame main.py, line 12'],
    ['#0 /var/www/html/index.php(12): run()', 'stack-frame', 'PHP stack frame index.php(12)'],
    ["app/orders.rb:12:in `find'", 'stack-frame', 'Ruby stack frame orders.rb:12'],
    ['goroutine 17 [running]:', 'stack-frame', 'Go stack frame goroutine 17 [running]:'],
    ['SQLSTATE[23000]: Integrity constraint violation', 'database-error', 'SQLSTATE[23000]'],
    ['ORA-00942: table or view', 'database-error', 'ORA-00942'],
    ['ERROR: relation "orders" does not exist', 'database-error', 'relation "orders" does not exist'],
  ],
  [
    'java.lang.NullPointerException',
    'Line 18 is wrong, see section 3:18',
    'at the time (see Orders.java:12)',
    'ORA-12',
    'a stack of orders',
    'The order does not exist',
  ],
);

describeFinder(
  'findImplementationDetails',
  findImplementationDetails,
  [
    ['/home/jsmith/orders/app.py', 'developer-path', '/home/jsmith/orders/app.py'],
    ['see file:///home/jsmith/notes.txt', 'developer-path', '/home/jsmith/notes.txt'],
    ['/Users/anna/Documents/orders', 'developer-path', '/Users/anna/Documents/orders'],
    ['C:\\Users\\jsmith\\orders.txt', 'developer-path', 'C:\\Users\\jsmith\\orders.txt'],
    ['/home/runner/work/orders', 'developer-path', '/home/runner/work/orders'],
    ['D:\\inetpub\\orders\\web.config', 'build-path', 'D:\\inetpub\\orders\\web.config'],
    ['/var/lib/jenkins/workspace/orders', 'build-path', '/var/lib/jenkins/workspace/orders'],
    ['\\\\fileserver01\\finance\\q1', 'network-share', '\\\\fileserver01\\finance\\q1'],
    ['Runs SELECT id, name FROM customers', 'sql', 'SELECT id, name FROM customers'],
    ['The service then executes UPDATE orders SET state', 'sql', 'UPDATE orders SET'],
    ['Internally an INSERT INTO orders', 'sql', 'INSERT INTO orders'],
    ['Stored in the order_items table', 'table-name', 'in the order_items table'],
    ['Then kubectl get pods', 'shell', 'kubectl get'],
  ],
  [
    'GET /Users/{id}',
    '/Users/2819c223/orders',
    '/home/feed/items',
    'C:\\Users\\user\\orders.txt',
    '/home/username/orders.py',
    '/etc/passwd',
    '/var/log/orders.log',
    '\\d{3}\\w',
    '\\\\server\\share\\file',
    'Select an item from the list',
    'https://orders.io/home/anna/src/app.py',
    'update the order',
    'a table of orders',
    'Filters like SELECT id FROM orders WHERE state = 1',
    'Allow CREATE TABLE AS in the editor',
    'The service runs CREATE TABLE and ALTER TABLE',
    '\\\\MyAssetServer\\Database\\Element',
    '\\\\Server1\\Database\\Element',
    '/home/user1/run.sh',
  ],
);

describeFinder(
  'findCloudResources',
  findCloudResources,
  [
    [`arn:aws:sns:eu-west-1:${ACCOUNT}:orders`, 'aws-account', 'AWS account …9283 in an ARN of sns'],
    ['s3://acme-prod-invoices/2020', 'bucket', 's3://acme-prod-invoices'],
    ['invoices-eu.s3.eu-west-1.amazonaws.com', 'bucket', 'invoices-eu.s3.eu-west-1.amazonaws.com'],
    ['https://ordersprod.blob.core.windows.net/x', 'bucket', 'ordersprod.blob.core.windows.net'],
    ['orders-prod.c9x.eu-west-1.rds.amazonaws.com', 'database-host', 'orders-prod.c9x.eu-west-1.rds.amazonaws.com'],
    ['orders0.x1y2z.mongodb.net', 'database-host', 'orders0.x1y2z.mongodb.net'],
    [`/subscriptions/${SUBSCRIPTION}/resourceGroups`, 'azure-subscription', 'Azure subscription 8f2c1a9e…'],
    ['deploy@orders-prod-281.iam.gserviceaccount.com', 'gcp-project', 'Google project orders-prod-281'],
  ],
  [
    'arn:aws:iam::123456789012:role/reader',
    'arn:aws:iam::111122223333:role/reader',
    's3://my-bucket/orders',
    's3://example-invoices',
    's3.amazonaws.com/orders',
    '/subscriptions/00000000-0000-0000-0000-000000000000',
    'gs://your-bucket',
    'myaccount.blob.core.windows.net',
  ],
);

describeFinder(
  'findTrackerLinks',
  findTrackerLinks,
  [
    ['see https://jira.orders.io/browse/ORD-12.', 'ticket', 'https://jira.orders.io/browse/ORD-12'],
    ['https://orders.atlassian.net/wiki/spaces/API', 'shared-document', 'https://orders.atlassian.net/wiki/spaces/API'],
    ['https://orders.atlassian.net/browse/ORD-12', 'ticket', 'https://orders.atlassian.net/browse/ORD-12'],
    ['https://jira.corp.orders.io/', 'tracker-host', 'https://jira.corp.orders.io/'],
    ['https://jenkins.orders.io/job/api', 'tracker-host', 'https://jenkins.orders.io/job/api'],
    ['http://wiki.corp/orders', 'tracker-host', 'http://wiki.corp/orders'],
    ['https://docs.google.com/a/orders.io/d/1', 'company-document', 'https://docs.google.com/a/orders.io/d/1'],
    [`https://docs.google.com/document/d/1${'aB3'.repeat(8)}`, 'shared-document', 'https://docs.google.com/document/d/…'],
    ['https://orders.slack.com/archives/C01/p1', 'company-document', 'https://orders.slack.com/archives/C01/p1'],
  ],
  [
    'https://issues.apache.org/jira/browse/KAFKA-1',
    'https://github.com/acme/orders/issues/12',
    'https://en.wikipedia.org/wiki/Order',
    'https://jenkins.io/doc',
    'https://your-domain.atlassian.net/browse/AB-1',
    'https://orders.slack.com',
    'https://wiki.orders.io/api',
    'https://docs.orders.io/display/API/Orders',
    'https://docs.google.com/document/pub?id=1Z3I',
    'https://docs.google.com/DOCUMENT_ID/edit',
    'https://orders.corp.acme.io/api',
    'http://localhost/browse/AB-1',
    'AIP-12, RFC-2119',
  ],
  false,
);

test.each([
  ['Express/4.17', 'header', ['Express/4.17']],
  ['nginx/1.18.0', 'value', ['nginx/1.18.0']],
  ['Amazon Linux 2015.03 running PHP 5.6', 'value', []],
  ['postgresql/13.2', 'value', []],
] as const)('findStackVersions reads %j as a %s', (text, place, evidence) => {
  expect(findStackVersions(text, place).map((match) => match.evidence)).toEqual(evidence);
});

test('the gate keeps ordinary texts out', () => {
  for (const text of ['', 'PHP', 'Lists the orders of a customer, newest first.', 'application/json', '2024-01-01T00:00:00Z']) {
    expect(mayHoldInfrastructure(text), text).toBe(false);
  }
});

test('evidence has at most 60 characters and no line breaks', () => {
  const [found] = findImplementationDetails(`/home/jsmith/${'orders/'.repeat(8)}app.py`);
  expect(found?.evidence).toHaveLength(60);
  expect(findStackVersions('nginx/1.18.0\n')[0]?.evidence).toBe('nginx/1.18.0');
});
