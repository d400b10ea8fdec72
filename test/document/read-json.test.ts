import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';

describe('JSON or YAML', () => {
  it.each([
    ['{"a": 1}', 'json', { a: 1 }],
    ['\uFEFF \r\n\t[1]', 'json', [1]],
    ['{a: 1}', 'yaml', { a: 1 }],
    ['{"a": 1, b: c}', 'yaml', { a: 1, b: 'c' }],
    ['{\n  "a": 1, # comment\n}\n', 'yaml', { a: 1 }],
    ['[a, b]', 'yaml', ['a', 'b']],
    ['a: {"b": 1}', 'yaml', { a: { b: 1 } }],
    ['"text"', 'yaml', 'text'],
    ['', 'yaml', null],
    ['# nothing\n', 'yaml', null],
    ['---\n', 'yaml', null],
  ])('%j is %s', (text, format, data) => {
    const document = parse(text);
    expect(document.format).toBe(format);
    expect(document.data).toEqual(data);
    expect(document.problems).toEqual([]);
  });

  it('decides by content, not by name', () => {
    expect(parse('{"a": 1}', 'file:///api.yaml').format).toBe('json');
    expect(parse('a: 1\n', 'file:///api.json')).toMatchObject({ format: 'yaml', data: { a: 1 }, problems: [] });
  });

  it('YAML in brackets is no JSON in a file that is named so', () => {
    expect(parse('{a: 1}', 'file:///api.json').problems).toMatchObject([{ message: 'The key must be in double quotes.', start: 1, end: 2 }]);
  });
});

describe('duplicate keys', () => {
  it.each([
    ['JSON', '{"a": {"b": 1, "c": [{"d": 1, "d": 2}], "b": 3}, "a~/": 1, "a~/": 2}'],
    ['YAML', 'a:\n  b: 1\n  c:\n    - d: 1\n      "d": 2\n  b: 3\na~/: 1\na~/: 2\n'],
  ])('in %s', (_name, text) => {
    const document = parse(text);
    expect(document.duplicateKeys.map((key) => [key.pointer, text.slice(key.start, key.end)])).toEqual([
      ['/a/c/0/d', 'd'],
      ['/a/b', 'b'],
      ['/a~0~1', 'a~/'],
    ]);
    expect(document.data).toEqual({ a: { b: 3, c: [{ d: 2 }] }, 'a~/': 2 });
    for (const { pointer, start, end } of document.duplicateKeys) expect(document.locate(pointer, { anchor: 'key' })).toEqual({ start, end });
  });

  it('a key that is the same only when decoded counts', () => {
    expect(parse('{"a": 1, "\\u0061": 2}').duplicateKeys).toHaveLength(1);
    expect(parse('a: 1\n"\\x61": 2\n').duplicateKeys).toHaveLength(1);
  });

  it('equal keys of different mappings, overridden merges and repeated merge keys do not', () => {
    expect(parse('{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}').duplicateKeys).toEqual([]);
    expect(parse('a: &a {x: 1}\nb: {<<: *a, x: 2}\nc: {x: 2, <<: *a}\nd:\n  <<: *a\n  <<: {y: 1}\n').duplicateKeys).toEqual([]);
  });

  it('a member written twice beside a merge does', () => {
    expect(parse('a: &a {x: 1}\nb: {<<: *a, x: 2, x: 3}\n').duplicateKeys.map((key) => key.pointer)).toEqual(['/b/x']);
  });
});
