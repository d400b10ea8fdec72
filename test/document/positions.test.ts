import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { OpenApiDocument } from '../../src/document/document.ts';
import { located, nodesOf, parse } from './parse.ts';

const ORDERS_JSON = `{
  "openapi": "3.1.0",
  "paths": {
    "/orders/{id}": { "get": { "tags": ["orders", "caf\\u00e9"], "x~y": [[], {}, [1, -2.5e3, true, null]] } },
    "__proto__": { "a": "\\"quoted\\" \\\\" }
  },
  "empty": ""
}`;

const ORDERS_YAML = `# head
openapi: 3.1.0
info:
  title: 'Orders: it''s'
  "quoted key": "tab\\tand \\"quotes\\""
  description: |
    First line

      more indented
    last
  folded: >-
    one
    two
  summary: plain text
    on two lines
  indented: |2
      two more
paths:
  /orders/{id}:
    get:
      tags: [orders, 'a, b', {k: [1, 2]}, single: pair]
      empty:
      responses: {200: ok, default: {}}
    post: &post
      - first
      -
      - - nested
        - 0x1F
      - key: v
        other: ~
  ? explicit
  : value
  /alias: *post
  /merged:
    <<: [{one: 1, two: 2}]
    two: own
webhooks: {}
`;

const CLIENTS_YAML = '\uFEFF---\r\nhost:\r\n\t\r\n  - "é😀: x"\r\n  - caf\u00e9 # not a value\r\nblock: >+\r\n  a\r\n  b\r\n\r\nend: 1\r\n...\r\n';

/** The line that a value starts in, up to the value, as blanks: what makes its text parse by itself. */
function parseSlice(document: OpenApiDocument, pointer: string): unknown {
  const { start, end } = document.locate(pointer);
  const slice = document.text.slice(start, end);
  if (document.format === 'json') return JSON.parse(slice);
  const { character0 } = document.position(start);
  const line = document.text.slice(start - character0, start);
  const indent = /^[ ]*/.exec(line)?.[0] ?? '';
  if (slice.startsWith('|') || slice.startsWith('>')) return parseYaml(`${indent}k: ${slice}\n`).k;
  return parseYaml(' '.repeat(character0) + slice, { merge: true });
}

/** A value that is not written locates its key or dash; the end of a block that keeps all its breaks is not told apart. */
function expectSameValue(document: OpenApiDocument, pointer: string, value: unknown, key: string | undefined): void {
  const slice = located(document, pointer);
  // A part that refers to an anchor elsewhere can't be parsed by itself; its members are looked at one by one.
  if (/&\w/.test(document.text) && /(?:^|[\s[{,])\*\w/.test(slice)) return;
  if (value === null && slice !== '~' && slice !== 'null') expect(slice, pointer).toBe(key ?? '-');
  else if (slice.startsWith('>+')) expect(String(parseSlice(document, pointer)).trimEnd(), pointer).toBe(String(value).trimEnd());
  else expect(parseSlice(document, pointer), pointer).toEqual(value);
}

function decodeKey(document: OpenApiDocument, pointer: string): string {
  const { start, end } = document.locate(pointer, { anchor: 'key' });
  const quote = document.text.charAt(start - 1);
  const isQuoted = quote === '"' || quote === "'";
  return isQuoted ? String(parseYaml(document.text.slice(start - 1, end + 1))) : document.text.slice(start, end);
}

function expectAllLocated(document: OpenApiDocument): number {
  let count = 0;
  for (const { pointer, value, key } of nodesOf(document.data)) {
    expectSameValue(document, pointer, value, key);
    if (key !== undefined) expect(decodeKey(document, pointer), pointer).toBe(key);
    count++;
  }
  return count;
}

describe('every pointer locates the text of its value and key', () => {
  it.each([
    ['JSON', ORDERS_JSON, 19],
    ['minified JSON', JSON.stringify(JSON.parse(ORDERS_JSON)), 19],
    ['YAML', ORDERS_YAML, 48],
    ['YAML with CRLF', ORDERS_YAML.replaceAll('\n', '\r\n'), 48],
    ['YAML with lone CR', CLIENTS_YAML.replaceAll('\r\n', '\n').replaceAll('>+', '>-'), 6],
    ['YAML with byte order mark and CRLF', CLIENTS_YAML, 6],
  ])('%s', (_name, text, count) => {
    const document = parse(text);
    expect(document.problems).toEqual([]);
    expect(expectAllLocated(document)).toBe(count);
  });

  const fixtures = readdirSync('fixtures', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /good\.(?:ya?ml|json)$|^specs\/[^/]+\.(?:ya?ml|json)$/.test(name),
  );
  it.each(fixtures)('fixtures/%s', (name) => {
    const document = parse(readFileSync(`fixtures/${name}`, 'utf8'));
    expect(expectAllLocated(document)).toBeGreaterThan(5);
  });
});

describe('locate', () => {
  const document = parse(ORDERS_YAML);

  it.each([
    ['/info/title', `'Orders: it''s'`],
    ['/info/description', '|\n    First line\n\n      more indented\n    last'],
    ['/info/summary', 'plain text\n    on two lines'],
    ['/paths/~1orders~1{id}/get/tags/2', '{k: [1, 2]}'],
    ['/paths/~1orders~1{id}/get/tags/3', 'single: pair'],
    ['/paths/~1orders~1{id}/get/empty', 'empty'],
    ['/paths/~1orders~1{id}/post/1', '-'],
    ['/paths/~1orders~1{id}/get/responses', '{200: ok, default: {}}'],
  ])('value at %s', (pointer, text) => expect(located(document, pointer)).toBe(text));

  it('goes through aliases to the definition', () => {
    expect(document.locate('/paths/~1alias/0')).toEqual(document.locate('/paths/~1orders~1{id}/post/0'));
    expect(document.locate('/paths/~1alias')).toEqual(document.locate('/paths/~1orders~1{id}/post'));
    expect(located(document, '/paths/~1alias', { anchor: 'key' })).toBe('/alias');
  });

  it('finds merged members where they are written', () => {
    expect(ORDERS_YAML.slice(0, document.locate('/paths/~1merged/one').start)).toMatch(/<<: \[\{one: $/);
    expect(located(document, '/paths/~1merged/two')).toBe('own');
  });

  it('falls back to the closest ancestor that exists', () => {
    expect(document.locate('/info/license/name')).toEqual(document.locate('/info'));
    expect(document.locate('/info/license/name', { anchor: 'key' })).toEqual(document.locate('/info', { anchor: 'key' }));
    expect(document.locate('/paths/~1orders~1{id}/post/9')).toEqual(document.locate('/paths/~1orders~1{id}/post'));
    expect(document.locate('/paths/~1orders~1{id}/post/01')).toEqual(document.locate('/paths/~1orders~1{id}/post'));
    expect(document.locate('/openapi/x', { span: [0, 1] })).toEqual(document.locate('/openapi'));
  });

  it('gives the first key for the key of the root, and the item for the key of an item', () => {
    expect(located(document, '', { anchor: 'key' })).toBe('openapi');
    expect(located(document, '/paths/~1orders~1{id}/post/0', { anchor: 'key' })).toBe('first');
  });

  it('takes the last of duplicate members, as the data does', () => {
    expect(located(parse('a: 1\nb: 2\na: 3\n'), '/a')).toBe('3');
    expect(located(parse('{"a": 1, "a": 3}'), '/a')).toBe('3');
  });

  it('survives texts without nodes', () => {
    expect(parse('').locate('/a')).toEqual({ start: 0, end: 0 });
    expect(parse('# only a comment\n').locate('')).toEqual({ start: 0, end: 0 });
    expect(located(parse('null'), '')).toBe('null');
    expect(parse('[[1]]', undefined, { maxDepth: 1 }).locate('/0')).toEqual({ start: 0, end: 5 });
  });
});
