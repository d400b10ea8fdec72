import { describe, expect, test } from 'vitest';
import { overlappingPaths } from '../../src/detectors/path-overlap.ts';

describe('overlappingPaths', () => {
  test.each([
    ['equal but for names', ['/shops/{id}', '/shops/{slug}'], true],
    ['equal with literal ends', ['/shops/{id}.json', '/shops/{slug}.json'], true],
    ['crossing', ['/{shop}/open', '/orders/{id}'], false],
    ['crossing at a distance', ['/a/{x}/b/c', '/a/z/{y}/c'], false],
    ['crossing ends of one segment', ['/v{x}', '/{y}.json'], false],
  ])('%s', (_name, paths, isSame) => {
    expect(overlappingPaths(paths)).toEqual([{ earlier: 0, later: 1, isSame }]);
    expect(overlappingPaths(paths.toReversed())).toEqual([{ earlier: 0, later: 1, isSame }]);
  });

  test.each([
    ['a literal', ['/orders/{id}', '/orders/open']],
    ['another length', ['/orders/{id}', '/orders/{id}/items']],
    ['a trailing slash', ['/orders/{id}', '/orders/{id}/']],
    ['a longer end', ['/orders/{id}', '/orders/{id}:cancel']],
    ['other ends', ['/orders/{id}:extend', '/orders/{id}:cancel']],
    ['more variables', ['/media/{name}', '/media/{name}.{extension}']],
    ['more specific everywhere', ['/{a}/{b}', '/orders/{id}', '/orders/open']],
    ['other literals', ['/{a}/open', '/orders/{id}/x', '/orders/{id}x']],
    ['fragments', ['/{bucket}#list', '/{bucket}#delete']],
  ])('%s tells paths apart', (_name, paths) => {
    expect(overlappingPaths(paths)).toEqual([]);
  });

  test('a template stands against all before it, the same one once', () => {
    expect(overlappingPaths(['/a/{x}', '/a/{y}', '/a/{z}', '/{q}/b'])).toEqual([
      { earlier: 0, later: 1, isSame: true },
      { earlier: 0, later: 2, isSame: true },
      { earlier: 0, later: 3, isSame: false },
    ]);
  });

  test('hostile paths end before the time limit of a test', () => {
    const wide = Array.from({ length: 3_000 }, (_, i) => `/{a}/${i}/{b}`);
    const deep = `/${'{a}/'.repeat(20_000)}`;
    const paths = [...wide, ...wide.map((path) => path.replace('{a}', 'x')), deep, deep, ...wide.map((_, i) => `/${i}/{b}/{c}`)];
    expect(overlappingPaths(paths)).not.toEqual([]);
  });
});
