import { describe, expect, it } from 'vitest';
import { located, nodesOf, parse } from './parse.ts';

/** Decoded part → raw part; each decoded part occurs once in the value at /v. */
interface Case {
  readonly name: string;
  readonly text: string;
  readonly value: string;
  readonly parts: readonly (readonly [decoded: string, raw: string])[];
}

const CASES: readonly Case[] = [
  {
    name: 'JSON escapes',
    text: '{"v": "a\\nb\\u00e9c \\ud83d\\ude00 \\"q\\" \\/z"}',
    value: 'a\nbéc 😀 "q" /z',
    parts: [
      ['a', 'a'],
      ['\n', '\\n'],
      ['bé', 'b\\u00e9'],
      ['😀', '\\ud83d\\ude00'],
      ['"q"', '\\"q\\"'],
      ['/z', '\\/z'],
    ],
  },
  {
    name: 'single quotes',
    text: "v: 'it''s host.internal, ''x'''\n",
    value: "it's host.internal, 'x'",
    parts: [
      ["t's", "t''s"],
      ['host.internal', 'host.internal'],
      ["'x'", "''x''"],
    ],
  },
  {
    name: 'single quotes over lines',
    text: "v: 'one \n    two\n\n    three'\n",
    value: 'one two\nthree',
    parts: [
      ['one', 'one'],
      ['one two', 'one \n    two'],
      ['two\nthree', 'two\n\n    three'],
    ],
  },
  {
    name: 'double quotes: escapes and folds',
    text: 'v: "a\\tb \\x41\\U0001F600\\\n    c\n    d\\\n    \\ e"\n',
    value: 'a\tb A😀c d e',
    parts: [
      ['\t', '\\t'],
      ['A😀', '\\x41\\U0001F600'],
      ['c d', 'c\n    d'],
      ['d e', 'd\\\n    \\ e'],
    ],
  },
  {
    name: 'plain over lines',
    text: 'v: mail to\n  ops@mill.example\n\n  now # comment\n',
    value: 'mail to ops@mill.example\nnow',
    parts: [
      ['ops@mill.example', 'ops@mill.example'],
      ['to ops', 'to\n  ops'],
      ['now', 'now'],
    ],
  },
  {
    name: 'literal',
    text: 'v: |\n    first\n\n      second line\n    third\nw: 1\n',
    value: 'first\n\n  second line\nthird\n',
    parts: [
      ['first', 'first'],
      ['second line', 'second line'],
      ['  second', '  second'],
      ['line\nthird', 'line\n    third'],
      ['third\n', 'third\n'],
    ],
  },
  {
    name: 'literal with indentation indicator and strip',
    text: 'a:\n  v: |2-\n      x\n     yy\n',
    value: '  x\n yy',
    parts: [
      ['  x', '  x'],
      [' yy', ' yy'],
    ],
  },
  {
    name: 'literal with CRLF',
    text: 'v: |\r\n  one\r\n  two\r\n',
    value: 'one\ntwo\n',
    parts: [
      ['one', 'one'],
      ['e\nt', 'e\r\n  t'],
      ['two', 'two'],
    ],
  },
  {
    name: 'folded',
    text: 'v: >\n\n  call\n  10.1.2.3\n\n  now\n    more\n  end\n',
    value: '\ncall 10.1.2.3\nnow\n  more\nend\n',
    parts: [
      ['10.1.2.3', '10.1.2.3'],
      ['call 10', 'call\n  10'],
      ['3\nnow', '3\n\n  now'],
      ['  more', '  more'],
      ['end', 'end'],
    ],
  },
  {
    name: 'folded, all breaks kept, CRLF',
    text: 'v: >+\r\n  a\r\n  b\r\n\r\nw: 1\r\n',
    value: 'a b\n\n',
    parts: [
      ['a b', 'a\r\n  b'],
      ['b\n\n', 'b\r\n\r\n'],
    ],
  },
];

describe('parts of strings', () => {
  it.each(CASES)('$name', ({ text, value, parts }) => {
    const document = parse(text);
    const pointer = text.startsWith('a:') ? '/a/v' : '/v';
    expect([...nodesOf(document.data)].find((node) => node.pointer === pointer)?.value).toBe(value);
    for (const [decoded, raw] of parts) {
      const start = value.indexOf(decoded);
      expect(located(document, pointer, { span: [start, start + decoded.length] })).toBe(raw);
    }
  });

  it('an empty span lies before its character, or behind the last', () => {
    const document = parse('v: "a\\nb"\n');
    expect(document.locate('/v', { span: [1, 1] })).toEqual({ start: 5, end: 5 });
    expect(document.locate('/v', { span: [3, 3] })).toEqual({ start: 8, end: 8 });
    expect(parse('v: ""\n').locate('/v', { span: [0, 0] })).toEqual({ start: 4, end: 4 });
  });

  it('offsets outside the string are moved into it', () => {
    expect(located(parse('{"v": "abc"}'), '/v', { span: [-5, 99] })).toBe('abc');
    expect(located(parse('{"v": "abc"}'), '/v', { span: [50, 99] })).toBe('');
  });

  it('parts of keys', () => {
    expect(located(parse('{"a\\u002fb": 1}'), '/a~1b', { anchor: 'key', span: [1, 2] })).toBe('\\u002f');
    expect(located(parse("'it''s': 1\n"), "/it's", { anchor: 'key', span: [2, 4] })).toBe("''s");
  });

  it('parts of scalars that are no strings count characters of their text', () => {
    expect(located(parse('v: 12345\n'), '/v', { span: [1, 3] })).toBe('23');
  });

  it('each character of a long text maps to itself in all styles', () => {
    const value = 'orders are served by node-7.mill.example since 2019';
    for (const text of [`v: ${value}`, `v: '${value}'`, `v: "${value}"`, `v: |\n  ${value}`, `v: >\n  ${value}`, `{"v": "${value}"}`]) {
      const document = parse(text);
      for (let at = 0; at < value.length; at++) expect(located(document, '/v', { span: [at, at + 1] })).toBe(value.charAt(at));
    }
  });
});
