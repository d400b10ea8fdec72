import { describe, expect, it } from 'vitest';
import { located, parse, problemsOf } from './parse.ts';

type Case = readonly [text: string, data: unknown, problems: readonly string[]];

const CASES: readonly Case[] = [
  ['{"a": 1,}', { a: 1 }, ['A comma must not stand before a closing bracket. ","']],
  ['[1, [2,], 3]', [1, [2], 3], ['A comma must not stand before a closing bracket. ","']],
  ['{"a": 1 "b": 2}', { a: 1, b: 2 }, ['A comma is missing before this text. "\\""']],
  ['[1,, "a"]', [1, 'a'], ['There is nothing before this comma. ","']],
  ['// c\n{"a": /* x */ 1}', { a: 1 }, ['JSON has no comments. "// c"', 'JSON has no comments. "/* x */"']],
  ['{"a" 1}', { a: 1 }, ['A colon is missing between the key and its value. "1"']],
  ['{"a": , "b": 2}', { a: null, b: 2 }, ['The key has no value. "a"']],
  ['{"a", "b": 2}', { a: null, b: 2 }, ['The key has no value. "a"']],
  ['{"a": {"b": 1}', { a: { b: 1 } }, ['This bracket is never closed. "{"']],
  ['{"a": [1, {"b": 2}', { a: [1, { b: 2 }] }, ['This bracket is never closed. "["']],
  ['{"a": 1}}', { a: 1 }, ['Text follows the end of the document. "}"']],
  ['{"a": [1, {"b": 2], "c": 3}', { a: [1, { b: 2 }], c: 3 }, ['A "}" is missing before this bracket. "]"']],
  ['{"a": [1, 2}, "b": 3}', { a: [1, 2], b: 3 }, ['This bracket should be a "]". "}"']],
  ['{"a": {"b": 1]}}', { a: { b: 1 } }, ['This closing bracket closes nothing. "]"']],
  ['{"a": "one,\n "b": 2}', { a: 'one', b: 2 }, ['The string that starts here is not closed on its line. "\\""']],
  ['{"a": 1,\n "des\n "b": 2}', { a: 1, des: null, b: 2 }, ['The string that starts here is not closed on its line. "\\""', 'The key has no value. "des"']],
  ['{"a": "C:\\d"}', { a: 'C:d' }, ['The backslash starts no escape that JSON knows. "\\\\"']],
  ['{"a": "x\ty\\\\"}', { a: 'x\ty\\' }, ['A control character must be written as an escape. "\\t"']],
  ['{"a": \'x\', b: 2}', { a: 'x', b: 2 }, ['Strings must be in double quotes. "\'x\'"', 'The key must be in double quotes. "b"']],
  ['{"a": 01, "b": True}', { a: '01', b: 'True' }, ['Text must be in double quotes. "01"', 'Text must be in double quotes. "True"']],
  ['{"a": {[1]}}', { a: { '': [1] } }, ['A key is missing before this bracket. "["']],
  ['{"a": 1, : 2}', { a: 1, '2': null }, ['There is no key before this colon. ":"', 'The key must be in double quotes. "2"', 'The key has no value. "2"']],
  ['{', {}, ['This bracket is never closed. "{"']],
];

describe('broken JSON keeps what can be read', () => {
  it.each(CASES)('%j', (text, data, problems) => {
    const document = parse(text, 'file:///api.json');
    expect(document.format).toBe('json');
    expect(document.data).toEqual(data);
    expect(problemsOf(document)).toEqual(problems);
  });

  it('under any name, when it is not YAML either', () => {
    const document = parse('{"a": 1 "b": 2}', 'file:///stdin');
    expect(document).toMatchObject({ format: 'json', data: { a: 1, b: 2 } });
    expect(document.problems).toHaveLength(1);
  });

  it('positions and duplicates stay exact', () => {
    const document = parse('{"a": {"b\\u0063": "x\\ny" "d": 1, "d": [true,]},}', 'file:///a.json');
    expect(located(document, '/a/bc')).toBe('"x\\ny"');
    expect(located(document, '/a/bc', { span: [1, 3] })).toBe('\\ny');
    expect(located(document, '/a/bc', { anchor: 'key' })).toBe('b\\u0063');
    expect(located(document, '/a/d')).toBe('[true,]');
    expect(document.duplicateKeys.map((key) => key.pointer)).toEqual(['/a/d']);
  });

  it('the part of an unclosed string', () => {
    expect(located(parse('{"a": "one two\n}', 'file:///a.json'), '/a', { span: [4, 7] })).toBe('two');
  });

  it('reports at most twenty errors', () => {
    const document = parse(`[${'1 '.repeat(100)}]`, 'file:///a.json');
    expect(document.problems).toHaveLength(20);
    expect(document.data).toHaveLength(100);
  });

  it('every prefix of a document can be read and located', () => {
    const text = '{"openapi": "3.1.0", "paths": {"/a": {"get": {"tags": ["x", "y\\u0041"], "deprecated": true}}}}';
    for (let end = 1; end < text.length; end++) {
      const document = parse(text.slice(0, end), 'file:///a.json');
      expect(document.data).toBeTypeOf('object');
      expect(document.problems.length).toBeGreaterThan(0);
      expect(document.locate('/paths/~1a/get/tags/1', { span: [0, 1] }).end).toBeLessThanOrEqual(end);
    }
  });
});
