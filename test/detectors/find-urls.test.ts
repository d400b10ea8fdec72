import { describe, expect, test } from 'vitest';
import { findUrls } from '../../src/detectors/find-urls.ts';

describe('findUrls', () => {
  test.each<[text: string, urls: readonly string[]]>([
    ['no address here: just words', []],
    [
      'see http://api.orders.corp:8080/v1/x?a=1. Then (https://orders.io/a), or [docs](wss://orders.io)',
      ['http://api.orders.corp:8080/v1/x?a=1', 'https://orders.io/a', 'wss://orders.io'],
    ],
    ['{"url":"http://10.0.0.1"}', ['http://10.0.0.1']],
    ['http://<host>:<port>/x', ['http://<host>:<port>/x']],
    ['http://orders.io<br>next', ['http://orders.io']],
    ['**http://orders.io**', ['http://orders.io']],
    ['http://[::1]:80/x', ['http://[::1]:80/x']],
    ['mongodb+srv://anna@db.orders.io/x', ['mongodb+srv://anna@db.orders.io/x']],
    ['{https://{tenant}.orders.io}', ['https://{tenant}.orders.io']],
    ['myapp://callback and https://', []],
  ])('%s', (text, urls) => {
    expect(findUrls(text).map(({ start, end }) => text.slice(start, end))).toEqual(urls);
  });

  test('judges the host', () => {
    const [found] = findUrls('call http://jenkins.orders.io:8080/job now');
    expect(found?.url).toMatchObject({ host: 'jenkins.orders.io', hostClass: 'internal-tool', port: '8080', path: '/job', transport: 'cleartext' });
  });

  test('stops at 200', () => {
    expect(findUrls('http://orders.io '.repeat(300))).toHaveLength(200);
  });
});
