import { describe, expect, test } from 'vitest';
import { compareVersions, type PathVersion, pathVersion } from '../../src/detectors/path-version.ts';

const version = (text: string): PathVersion => {
  const found = pathVersion(`/${text}/orders`);
  if (!found) throw new Error(`${text} is no version.`);
  return found;
};

describe('pathVersion', () => {
  test.each([
    ['/v1/orders', 'v1', 0],
    ['/api/v2.1/orders', 'v2.1', 1],
    ['/crm/objects/V3/orders', 'V3', 2],
    ['/v1beta1', 'v1beta1', 0],
    ['/v1p1beta1/images', 'v1p1beta1', 0],
    ['/2021-06-01/orders', '2021-06-01', 0],
  ])('%s', (path, text, index) => {
    expect(pathVersion(path)).toMatchObject({ text, index });
  });

  test.each(['/orders', '/vans/v', '/versions/v1/text', '/vip/orders', '/a/b/c/d/e/f/v1', '/2021/06/01', '/{version}/orders'])('%s has none', (path) => {
    expect(pathVersion(path)).toBeUndefined();
  });
});

test('versions stand in the order of their releases', () => {
  const written = ['v1alpha1', 'v1beta1', 'v1beta2', 'v1-rc', 'v1', 'v1.1', 'v2-preview', 'v2', 'v10'];
  const sorted = written.toReversed().map(version).sort(compareVersions);
  expect(sorted.map(({ text }) => text)).toEqual(written);
  expect(compareVersions(version('2021-06-01'), version('2021-11-01'))).toBeLessThan(0);
  expect(compareVersions(version('2021-06-01-preview'), version('2021-06-01'))).toBeLessThan(0);
  expect(compareVersions(version('v2'), version('V2'))).toBe(0);
});
