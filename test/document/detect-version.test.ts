import { describe, expect, it } from 'vitest';
import { detectVersion, looksLikeDescription } from '../../src/document/detect-version.ts';
import { parse } from './parse.ts';

describe('detectVersion', () => {
  it.each([
    ['openapi: 3.0.3', '3.0', '3.0.3'],
    ['openapi: "3.1.0"', '3.1', '3.1.0'],
    ['openapi: 3.2.0', '3.2', '3.2.0'],
    ['openapi: 3.9.1', '3.2', '3.9.1'],
    ['openapi: 3.1', '3.1', '3.1'],
    ['openapi: 3.0', '3.0', '3.0'],
    ['openapi: 3', '3.0', '3.0'],
    ['openapi: 3.1.0-rc1', '3.1', '3.1.0-rc1'],
    ['swagger: "2.0"', '2.0', '2.0'],
    ['swagger: 2.0', '2.0', '2.0'],
    ['swagger: 2', '2.0', '2.0'],
    ['{"swagger": 2.0}', '2.0', '2.0'],
  ])('%s', (text, version, written) => expect(detectVersion(parse(text).data)).toEqual({ version, written }));

  it.each([
    'openapi: 4.0.0',
    'openapi: 2.0',
    'openapi: 30.1',
    'openapi: x',
    'openapi:',
    'openapi: [3]',
    'swagger: "1.2"',
    'asyncapi: 3.0.0',
    '- openapi: 3.0.0',
    '3.1.0',
    '',
  ])('%j is none', (text) => expect(detectVersion(parse(text).data)).toBeUndefined());

  it('looks at own members only', () => {
    expect(detectVersion(Object.create({ openapi: '3.1.0' }))).toBeUndefined();
    expect(detectVersion(undefined)).toBeUndefined();
  });
});

describe('looksLikeDescription', () => {
  it.each([
    ['YAML', 'openapi: 3.1.0\ninfo: {}\n'],
    ['a late key', `info:\n${'  x: y\n'.repeat(10_000)}"openapi": '3.0.0'\n`],
    ['CRLF', 'info: {}\r\nswagger: "2.0"\r\n'],
    ['byte order mark', '\uFEFFswagger: 2.0\n'],
    ['directives and comments before it', '# c\n%YAML 1.2\n---\n  info: {}\n  openapi: 3.1.0\n'],
    ['JSON', '{\n  "openapi" : "3.0.0"\n}'],
    ['minified JSON with a late key', `{"info":{"openapi":"3.0.0","x":"\\"{["},"paths":[${'{"a":"}"},'.repeat(9)}1],"swagger":"2.0"}`],
    ['YAML in brackets', '{info: {}, openapi: 3.1.0}'],
    ['only the beginning', '{"openapi":"3.1.0","info":{"title":'],
  ])('%s', (_name, text) => expect(looksLikeDescription(text)).toBe(true));

  it.each([
    ['nothing of the kind', 'name: x\nversion: 3\n'],
    ['a word in a text', 'description: uses openapi: 3.1.0\n'],
    ['a nested key in YAML', 'spec:\n  openapi: 3.1.0\n'],
    ['a nested key in JSON', '{"spec":{"openapi":"3.1.0"}}'],
    ['a key inside a string', '{"text":"{\\"openapi\\":\\"3.1.0\\"}"}'],
    ['another version', 'openapi: 4.0.0\n'],
    ['a longer key', 'x-openapi: 3.1.0\n'],
    ['a dependency', '{"dependencies":{"openapi":"3.0.0"},"openapi":{}}'],
    ['nothing', ''],
  ])('not %s', (_name, text) => expect(looksLikeDescription(text)).toBe(false));

  it('is linear', () => {
    expect(looksLikeDescription('{"openapi":'.repeat(300_000))).toBe(false);
    expect(looksLikeDescription(`{${'"openapi":"3.0",'.repeat(10)}`)).toBe(true);
    expect(looksLikeDescription(`{"a":[${'{"openapi":"3.0"},'.repeat(200_000)}0]}`)).toBe(false);
    expect(looksLikeDescription(`x:\n${' openapi: 3.0\n'.repeat(200_000)}`)).toBe(false);
  }, 3_000);
});
