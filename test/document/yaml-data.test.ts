import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stringify, parse as yamlParse } from 'yaml';
import { parse } from './parse.ts';

/** What the package `yaml`, an independent parser, makes of a text. */
function independent(text: string): unknown {
  return yamlParse(text, { merge: true, uniqueKeys: false, maxAliasCount: -1, logLevel: 'silent' });
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  scalars: 'a: 1\nb: -2.5e3\nc: 1e3\nd: 0o14\ne: 0x1F\nf: 010\ng: .5\nh: +1\ni: 12345678901234567890\nj: 1_000\nk: 0b1\nl: 190:20\nm: 1.\n',
  words: 'a: true\nb: False\nc: yes\nd: off\ne: ~\nf: Null\ng: NULL\nh: nUll\ni:\nj: .inf\nk: -.Inf\nl: .nan\nm: 2019-01-02\nn: n\no: "true"\n',
  versions: 'a: 3.1.0\nb: 3.1\nc: 2.0\nd: 1.2.3-rc.1\ne: v1\ng: -a\nh: .\ni: ...x\n',
  tags: 'a: !!str 1\nb: !!int "2"\nd: !!bool "true"\ne: !!null ""\nf: ! 4\ng: !<tag:yaml.org,2002:str> 5\nh: !!map {}\ni: !!seq []\n',
  flow: '{a: [1, "two", three four, {b: c}, d: e, ? f : g], "h":i, j, k: , "l": {m: [[]]}}\n',
  quoted: "a: 'it''s'\nb: \"x\\ty\\x41\\u00e9\\U0001F600 \\\n  z\"\nc: \"one\n\n  two\"\nd: 'one\n\n  two'\n\"e f\": 1\n'g h': 2\n",
  plain: 'a: one\n  two\n\n  three\nb: x#y\nc: x # y\nd: http://mill.example/a?b=c&d\ne: a:b\nf: "#"\ng: a - b\n',
  blocks: 'a: |\n  x\n   y\n\n  z\n\nb: |-\n  x\nc: |+\n  x\n\nd: >\n  x\n  y\n\n  z\n   w\n  v\ne: >-\n  x\n\nf: |2\n    x\ng: |\nh: >+\n\ni: 1\n',
  sequences: 'a:\n- 1\n- - 2\n  - 3\n-\n- b: 4\n  c: 5\n-\n  d: 6\ne:\n  - f\n',
  aliases: 'a: &a {x: 1}\nb: *a\nc: [*a, &s text, *s]\n&k key: 1\nd: *a\n',
  merges: 'a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {<<: *a, y: own}\nd: {y: own, <<: [*a, *b]}\ne:\n  <<: {q: 1}\n  q: 2\n',
  documentEnds: '%YAML 1.2\n---\na: 1\n...\n# end\n',
  explicitKeys: '? a\n: b\n? |\n  block\n: c\n? d\n',
  indented: '  a: 1\n  b:\n   - 2\n',
  multiByte: 'größe: "é😀"\n"日本": 語\n',
  scalarRoot: 'just text\n',
  sequenceRoot: '- 1\n- a: 2\n',
};

describe('YAML data equals that of an independent parser', () => {
  it.each(Object.entries(DOCUMENTS))('%s', (_name, text) => {
    const document = parse(text);
    expect(document.problems).toEqual([]);
    expect(document.data).toEqual(independent(text));
    expect(parse(text.replaceAll('\n', '\r\n')).data).toEqual(document.data);
  });

  const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name) && !/broken|invalid|syntax/.test(name));
  it.each(files)('fixtures/%s', (name) => {
    const text = readFileSync(`fixtures/${name}`, 'utf8');
    expect(parse(text).data).toEqual(independent(text));
  });
});

describe('generated values survive every way to write them', () => {
  const value = generate();
  const styles = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;
  it.each(styles)('%s', (defaultStringType) => {
    const text = stringify(value, { defaultStringType, defaultKeyType: 'PLAIN', lineWidth: 60, aliasDuplicateObjects: false });
    const document = parse(text);
    expect(document.problems).toEqual([]);
    expect(document.data).toEqual(independent(text));
    expect(document.data).toEqual(value);
  });

  it('flow', () => {
    const text = stringify(value, { collectionStyle: 'flow', lineWidth: 60, aliasDuplicateObjects: false });
    expect(parse(text).data).toEqual(value);
  });
});

/** A tree of awkward strings and numbers; the same on every run. */
function generate(): unknown {
  const pieces = [
    'order',
    ' ',
    'a: b',
    '- x',
    '# y',
    "it's",
    '"q"',
    '\\',
    '\n',
    '\n\n',
    '  deep',
    '{',
    ']',
    ',',
    '&a',
    '*b',
    '!c',
    '%',
    '@',
    '`',
    '|',
    '>',
    'é😀',
    '1',
    'true',
    '~',
    ':',
  ];
  let seed = 7;
  const next = (limit: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % limit;
  };
  const text = () =>
    Array.from({ length: next(8) }, () => pieces[next(pieces.length)])
      .join('')
      .trimEnd();
  const items = Array.from({ length: 300 }, () => ({
    name: text(),
    [`k${next(50)}`]: next(3) === 0 ? next(1000) / 8 : text(),
    list: [text(), null, next(2) === 0],
  }));
  return { items };
}

describe('what an independent parser does otherwise', () => {
  it('keys are the text as written', () => {
    expect(parse('200: a\n1.0: b\n0x10: c\ntrue: d\nnull: e\n~: f\n"": g\n').data).toEqual({
      '200': 'a',
      '1.0': 'b',
      '0x10': 'c',
      true: 'd',
      null: 'e',
      '~': 'f',
      '': 'g',
    });
  });

  it('complex keys become their text', () => {
    expect(parse('? [a, {b: c}]\n: 1\n? - x\n  - y\n: 2\n{d: e}: 3\n').data).toEqual({ '[a, {b: c}]': 1, '- x\n  - y': 2, '{d: e}': 3 });
    expect(parse('? &k [a]\n: *k\n').data).toEqual({ '[a]': ['a'] });
  });

  it('unknown tags are ignored', () => {
    const text = 'a: !secret 1\nb: !!timestamp 2001-01-01\nc: !!binary aGk=\nd: !!set {x, y}\ne: !foo [1]\nf: !foo "2"\n';
    expect(parse(text).data).toEqual({ a: 1, b: '2001-01-01', c: 'aGk=', d: { x: null, y: null }, e: [1], f: '2' });
  });

  it('core tags convert text, what does not fit stays text', () => {
    expect(parse('a: !!int x\nb: !!bool maybe\nc: !!null x\nd: !!float 3\n').data).toEqual({ a: 'x', b: 'maybe', c: 'x', d: 3 });
  });

  it('a merge key with nothing to merge, or in quotes, is an ordinary key', () => {
    expect(parse('a: {<<: text}\nb: {"<<": {x: 1}}\nc: {<<: [1]}\nd: {!!merge <<: {x: 1}}\n').data).toEqual({
      a: { '<<': 'text' },
      b: { '<<': { x: 1 } },
      c: { '<<': [1] },
      d: { x: 1 },
    });
  });

  it('aliases share one object, also below merge keys', () => {
    const data = parse('a: &a {x: {y: 1}}\nb: *a\nc: {<<: *a}\n').data as Record<string, Record<string, unknown>>;
    expect(data.b).toBe(data.a);
    expect(data.c?.x).toBe(data.a?.x);
  });

  it('`__proto__` and `constructor` are own members', () => {
    for (const text of [
      '{"__proto__": {"a": 1}, "constructor": 2}',
      '__proto__: {a: 1}\nconstructor: 2\n',
      'b: &b {__proto__: {a: 1}, constructor: 2}\n<<: *b\n',
    ]) {
      const data = parse(text).data as object;
      expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
      expect(Object.getOwnPropertyDescriptor(data, '__proto__')?.value).toEqual({ a: 1 });
      expect(Object.getOwnPropertyDescriptor(data, 'constructor')?.value).toBe(2);
    }
  });

  it('a `__proto__` that merely repeats is a duplicate, not a setter', () => {
    expect(parse('__proto__: 1\n__proto__: 2\n').duplicateKeys.map((key) => key.pointer)).toEqual(['/__proto__']);
  });
});
