import { describe, expect, test } from 'vitest';
import { findUrls } from '../../src/detectors/find-urls.ts';
import { internalUrl, mayHoldInternalUrl } from '../../src/detectors/internal-url.ts';

function kindOf(text: string): string | undefined {
  const [found] = findUrls(text);
  return found && internalUrl(found.url);
}

describe('internalUrl', () => {
  test.each([
    ['http://orders.svc.cluster.local:8080/v1', 'internal-host'],
    ['https://db.orders.internal', 'internal-host'],
    ['https://build.eu.corp.orders.io', 'internal-host'],
    ['http://10.6.123.92:9000/status', 'internal-host'],
    ['http://anna:x@172.19.33.12/', 'internal-host'],
    ['http://192.168.31.57/upload', 'internal-host'],
    ['https://1f2e3d.ngrok.io/orders', 'tunnel'],
    ['https://orders.staging.acme-shop.io', 'non-production'],
    ['wss://live.dev.orders.io/1', 'non-production'],
  ])('%s: %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
    expect(mayHoldInternalUrl(`see ${text}, please`)).toBe(true);
  });

  test.each([
    'https://api.orders.io',
    'http://localhost:8080',
    'http://169.254.169.254/latest',
    'http://192.168.1.113/',
    'http://10.0.0.5/',
    'http://10.10.10.7/',
    'http://192.0.2.10/',
    'http://orders:8080/',
    'https://orders.example.local',
    'https://corp.orders.io/investors',
    'https://dev.orders.io',
    'https://test-branch.lab.acme.com',
    'https://orders-test.s3.amazonaws.com/a.csv',
    'https://jira.orders.io/browse/ORD-1',
    'https://sandbox.orders.io',
  ])('%s tells nothing', (text) => {
    expect(kindOf(text)).toBeUndefined();
  });
});

test.each(['https://jira.orders.io', 'https://orders.slack.com/archives/C01', 'https://orders.atlassian.net/browse/A-1'])(
  'the gate lets %s through for trackers',
  (text) => {
    expect(mayHoldInternalUrl(text)).toBe(true);
  },
);

test.each(['', 'no address', 'https://api.orders.io/v1 and http://localhost', 'http://', 'https://{tenant}.orders.io'])('the gate keeps %j out', (text) => {
  expect(mayHoldInternalUrl(text)).toBe(false);
});
