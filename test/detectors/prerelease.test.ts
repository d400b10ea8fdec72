import { describe, expect, test } from 'vitest';
import { isPrereleaseMark, isPrereleaseSummary, isPrereleaseTag, prereleaseSegment, previewDateMs } from '../../src/detectors/prerelease.ts';

describe('prereleaseSegment', () => {
  test.each([
    ['/v1beta1/orders', 0],
    ['/api/v0/orders', 1],
    ['/v0.1/orders', 0],
    ['/beta/orders', 0],
    ['/v2-preview', 0],
    ['/2021-06-01-preview/orders', 0],
  ])('%s', (path, index) => {
    expect(prereleaseSegment(path)).toBe(index);
  });

  test.each(['/v1/orders', '/documents/{id}/preview', '/documents/{id}/beta/x', '/beta', '/betas/x', '/preview/documents', '/v10/orders'])(
    '%s is released',
    (path) => {
      expect(prereleaseSegment(path)).toBeUndefined();
    },
  );
});

test.each([
  ['Beta', true],
  ['experimental', true],
  ['Private Beta', true],
  ['Orders (preview)', true],
  ['Orders [early access]', true],
  ['Previews', false],
  ['Alphabet', false],
  ['Beta distribution', false],
])('tag %s', (tag, expected) => {
  expect(isPrereleaseTag(tag)).toBe(expected);
});

test.each([
  ['[Beta] List orders', true],
  ['BETA: list orders', true],
  ['Experimental - list orders', true],
  ['**(Alpha)** List orders', true],
  ['List orders (beta)', true],
  ['Decode a frame (preview)', false],
  ['Beta distribution of scores', false],
  ['Preview a document', false],
  ['Alpha-beta search', false],
])('summary %s', (summary, expected) => {
  expect(isPrereleaseSummary(summary)).toBe(expected);
});

test.each<[name: string, value: unknown, expected: boolean]>([
  ['x-beta', true, true],
  ['x-is-beta', true, true],
  ['x-acme-experimental', true, true],
  ['x-stability-level', 'Beta', true],
  ['x-release-status', 'EARLY_ACCESS', true],
  ['x-beta', false, false],
  ['x-beta', 'see the notes', false],
  ['x-stability-level', 'stable', false],
  ['x-preview-image', true, false],
])('extension %s: %s', (name, value, expected) => {
  expect(isPrereleaseMark(name, value)).toBe(expected);
});

test('the day of a preview version', () => {
  expect(previewDateMs('2024-06-01-preview')).toBe(1_717_200_000_000);
  expect(previewDateMs('2024-06-01')).toBeUndefined();
  expect(previewDateMs('1.0-preview')).toBeUndefined();
});
