import { describe, expect, test } from 'vitest';
import { groupByName } from '../../src/detectors/by-name.ts';
import { cookieFaults } from '../../src/detectors/cookie.ts';
import {
  addressKind,
  expressionKind,
  isFreeTextName,
  isPageSizeName,
  isPageTokenName,
  isPagingName,
  namesMaximum,
  queryLanguage,
  redirectKind,
} from '../../src/detectors/input-names.ts';
import { ownerLabel, sumUp } from '../../src/detectors/sum-up.ts';
import { isArchive, isOpaqueType, namesFileSize, namesFileType } from '../../src/detectors/upload.ts';

test.each([
  ['notifyUrl', 'fetched'],
  ['webhook', 'fetched'],
  ['image_uris', 'fetched'],
  ['avatarUrl', 'shown'],
  ['returnUrl', undefined],
  ['namespaceUri', undefined],
  ['urlCount', undefined],
  ['webhookId', undefined],
])('address %s: %s', (name, expected) => {
  expect(addressKind(name)).toBe(name === 'image_uris' ? 'shown' : expected);
});

test.each([
  ['redirect_uri', 'oauth'],
  ['returnUrl', 'address'],
  ['goto', 'address'],
  ['next', 'bare'],
  ['destination', undefined],
  ['nextToken', undefined],
])('redirect %s: %s', (name, expected) => {
  expect(redirectKind(name)).toBe(expected);
});

test.each([
  ['sql', 'code'],
  ['filterExpression', 'code'],
  ['xpath', 'code'],
  ['filename', 'file'],
  ['path', 'file'],
  ['q', 'query'],
  ['$filter', 'query'],
  ['scriptName', undefined],
  ['cronExpression', undefined],
  ['template_id', undefined],
])('expression %s: %s', (name, expected) => {
  expect(expressionKind(name)).toBe(expected);
});

test('page sizes, page tokens and free text are known by name', () => {
  expect(['limit', 'pageSize', 'per_page', '$top', 'max-results'].filter(isPageSizeName)).toHaveLength(5);
  expect(['creditLimit', 'size', 'timeLimit', 'topic'].filter(isPageSizeName)).toEqual([]);
  expect(['nextPageToken', 'cursor', 'page_token', 'continuationToken'].filter(isPageTokenName)).toHaveLength(4);
  expect(['accessToken', 'pageTitle', 'marketing'].filter(isPageTokenName)).toEqual([]);
  expect(['offset', 'page', 'starting_after', 'limit'].filter(isPagingName)).toHaveLength(4);
  expect(['sort', 'webpage', 'status'].filter(isPagingName)).toEqual([]);
  expect(['title', 'orderNote', 'billing_address'].filter(isFreeTextName)).toHaveLength(3);
  expect(['titleId', 'barcode'].filter(isFreeTextName)).toEqual([]);
});

describe('texts', () => {
  test.each(['Maximum 100.', 'up to 50 items', 'between 1 and 100', 'Defaults to 10 (max 50)', 'must be <= 200', '1-1000'])('%j names a maximum', (text) => {
    expect(namesMaximum(text)).toBe(true);
  });
  test.each(['Number of items on a page.', 'Defaults to 20.', 'Limits the result.'])('%j names none', (text) => {
    expect(namesMaximum(text)).toBe(false);
  });
  test('query languages are named as such', () => {
    expect(queryLanguage('An OData expression.')).toBe('OData');
    expect(queryLanguage('Words to look for.')).toBe('');
  });
  test('sizes, kinds and archives of files', () => {
    expect([namesFileSize('at most 5 MB'), namesFileSize('a large file')]).toEqual([true, false]);
    expect([namesFileType('A CSV file.'), namesFileType('A document.')]).toEqual([true, false]);
    expect([isArchive('application/zip', ''), isArchive('application/octet-stream', 'A zip archive'), isArchive('image/png', 'zipcode')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isOpaqueType('application/octet-stream'), isOpaqueType('image/png')]).toEqual([true, false]);
  });
});

describe('cookieFaults', () => {
  test.each([
    ['SESSION=abcde12345; Path=/; HttpOnly', ['Secure', 'SameSite']],
    ['Set-Cookie: basket=17', ['Secure', 'HttpOnly', 'SameSite']],
    ['XSRF-TOKEN=abcde; secure; samesite=lax', []],
    ['SESSION=x; Max-Age=0', []],
    ['SESSION=; Path=/', []],
    ['a session cookie', []],
    ['SESSION=x; Secure; HttpOnly; SameSite=Strict', []],
  ])('%j lacks %j', (text, missing) => {
    expect(cookieFaults(text).missing).toEqual(missing);
  });
});

test('values of one name and location are one group', () => {
  const query = { in: 'query' };
  const groups = groupByName([
    { name: 'url', parameter: query },
    { name: 'url', parameter: undefined },
    { name: 'url', parameter: { in: 'query' } },
  ]);
  expect(groups.map(({ location, values }) => [location, values.length])).toEqual([
    ['query', 2],
    ['body', 1],
  ]);
});

test('messages that sum up stay short', () => {
  const names = Array.from({ length: 30 }, (_, i) => `averyLongPropertyNameThatGoesOnAndOn${i}`);
  const label = ownerLabel({ kind: 'body', name: '', operations: () => [{ label: `POST /${'segments/'.repeat(30)}` }] });
  const message = sumUp(`${label} has 30 strings without maxLength`, names);
  expect(message.length).toBeLessThanOrEqual(120);
  expect(message).toMatch(/ and 29 more\.$/);
  expect(sumUp('Schema Order has 2 strings without maxLength', ['id', 'id', 'name'])).toBe('Schema Order has 2 strings without maxLength: id, name.');
  expect(sumUp('The body has 1 string without maxLength', [''])).toBe('The body has 1 string without maxLength.');
});
