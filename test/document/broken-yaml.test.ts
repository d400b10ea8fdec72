import { describe, expect, it } from 'vitest';
import { located, nodesOf, parse, problemsOf } from './parse.ts';

/** Broken text, what is read of it, and the problems with the text each points at. */
type Case = readonly [name: string, text: string, data: unknown, problems: readonly string[]];

const CASES: readonly Case[] = [
  [
    'colon in a plain value',
    'a:\n  text: Foo: bar # c\n  b: 1\nc: 2\n',
    { a: { text: 'Foo: bar', b: 1 }, c: 2 },
    ['A value that contains ": " must be in quotes. ":"'],
  ],
  ['quotes inside quotes', "a: 'it's'\nb: 2\n", { a: "'it's'", b: 2 }, ['The quotes of this value do not match. "\'"']],
  ['unclosed quote', 'i:\n  t: "abc\n  v: "1.0"\np: {}\n', { i: { t: '"abc', v: '1.0' }, p: {} }, ['The quote opened here is not closed. "\\""']],
  ['unclosed list', 'a: [1, 2\nb: 3\nc: 4\n', { a: '[1, 2', b: 3, c: 4 }, ['The bracket opened here is not closed. "["']],
  [
    'unclosed list over lines',
    'x:\n  e: [\n    a,\n    b\n  o: x\nd: 3\n',
    { x: { e: '[ a, b', o: 'x' }, d: 3 },
    ['The bracket opened here is not closed. "["'],
  ],
  ['wrong bracket', 'a: {c: [1, 2}\nd: 3\n', { a: '{c: [1, 2}', d: 3 }, ['The brackets or commas of this value do not match. "{"']],
  [
    'reserved first characters',
    'a: @x\nb: `y`\nc: %d\nd: **bold** text\ne: 1\n',
    { a: '@x', b: '`y`', c: '%d', d: '**bold** text', e: 1 },
    ['@', '`', '%', '*'].map((first) => `A value that starts with "${first}" must be in quotes. "${first}"`),
  ],
  ['backslash', 'a: "C:\\Users"\nb: 1\n', { a: '"C:\\Users"', b: 1 }, ['The backslash in this value starts no escape. "\\""']],
  ['tabs', 'a:\n\tb: 1\n\tc:\n\t\td: 2\ne: 3\n', { a: { b: 1, c: { d: 2 } }, e: 3 }, ['Indentation must not contain tabs. "\\t"']],
  ['too deep', 'a: 1\n b: 2\nc: 3\n', { a: 1, c: 3 }, ['The indentation of this line fits nothing above it. "b: 2"']],
  ['too shallow', 'd:\n  - a: 1\n    b: 2\n   c: 3\ne: 1\n', { d: [{ a: 1, b: 2 }], e: 1 }, ['The indentation of this line fits nothing above it. "c: 3"']],
  ['a line without colon', 'a: 1\nfoo\nb: 2\n', { a: 1, b: 2 }, ['This line is neither a "key: value" pair nor a list item. "foo"']],
  ['no blank behind the colon', 'a: 1\nb:2\nc: 3\n', { a: 1, c: 3 }, ['A blank is missing behind the colon. "b:2"']],
  ['a bracket too many', 'a: 1\n}\nb: 2\n', { a: 1, b: 2 }, ['This line is not valid YAML here. "}"']],
  ['a shallow line in a block', 'a: |\n    text\n  more\nb: 1\n', { a: 'text\n  \n', b: 1 }, ['The indentation of this line fits nothing above it. "more"']],
  [
    'merge conflict',
    'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> branch\nc: 4\n',
    { a: 1, b: 3, c: 4 },
    ['The file holds an unresolved merge conflict. "<<<<<<< HEAD"'],
  ],
  [
    'several errors in one block',
    'a:\n  b:\n    - {x: 1\n    y: [2\n    z\n  c: 1\nd: 2\n',
    { a: { b: 'z', c: 1 }, d: 2 },
    ['This line is neither a "key: value" pair nor a list item. "- {x: 1"', 'This block is not valid YAML and is left out. "y: [2"'],
  ],
];

describe('tabs between an indicator and a flow collection are valid', () => {
  it.each([
    ['get:\t{r: {200: {d: "a:\t[b"}}}\t# c\n', { get: { r: { 200: { d: 'a:\t[b' } } } }],
    ['a:\n  -\t[1,\t{b:\t[2]}]\n  - \t&x {c: 1}\nd:\t*x\n', { a: [[1, { b: [2] }], { c: 1 }], d: { c: 1 } }],
    ['a:\t{b: 1}\nc: |\n  x:\t[y\n', { a: { b: 1 }, c: 'x:\t[y\n' }],
  ])('%j', (text, data) => {
    const document = parse(text);
    expect([document.problems, document.data]).toEqual([[], data]);
  });

  it('leaves other tabs to be reported', () => {
    expect(problemsOf(parse('a:\t{b: 1}\nc:\n\td: 1\n'))).toEqual(['Indentation must not contain tabs. "\\t"']);
  });
});

describe('broken YAML keeps what can be read', () => {
  it.each(CASES)('%s', (_name, text, data, problems) => {
    const document = parse(text);
    expect(problemsOf(document)).toEqual(problems);
    expect(document.data).toEqual(data);
    expect(document.problems.every((problem) => problem.kind === 'syntax-error')).toBe(true);
  });

  it('positions behind an error stay exact', () => {
    const document = parse('info:\n  title: A: B\npaths:\n  /a:\n    get: {summary: "it\\"s"}\n');
    expect(located(document, '/info/title')).toBe('A: B');
    expect(located(document, '/paths/~1a/get/summary')).toBe('"it\\"s"');
    expect(located(document, '/paths/~1a/get/summary', { span: [2, 4] })).toBe('\\"s');
  });

  it('each of several errors is reported where it stands', () => {
    const text = Array.from({ length: 15 }, (_, index) => `k${index}: a: b\n`).join('');
    const document = parse(text);
    expect(document.problems.map((problem) => document.position(problem.start).line0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(Object.keys(document.data as object)).toHaveLength(15);
  });

  it('gives up after twenty, with what stands before', () => {
    const text = Array.from({ length: 50 }, (_, index) => `k${index}: a: b\n`).join('');
    const document = parse(text);
    expect(document.problems).toHaveLength(20);
    expect(document.problems.at(-1)?.message).toBe('The text cannot be read from here on.');
    expect(Object.keys(document.data as object)).toHaveLength(19);
  });

  it('is not mended again and again when the file is large', () => {
    const document = parse(`a: b: c\nd: ${'x '.repeat(10_500_000)}\ne: f: g\nh: 1\n`);
    expect(document.problems.map((problem) => [document.position(problem.start).line0, problem.message])).toEqual([
      [0, 'A value that contains ": " must be in quotes.'],
      [2, 'The text cannot be read from here on.'],
    ]);
    expect(Object.keys(document.data as object)).toEqual(['a', 'd']);
  });

  it('every message is one short sentence without text of the document', () => {
    for (const [, text] of CASES) {
      for (const problem of parse(text).problems) {
        expect(problem.message).toMatch(/^[A-Z][^\n]*\.$/);
        expect(problem.message.length).toBeLessThanOrEqual(120);
      }
    }
  });
});

describe('what YAML forbids by the letter but every reader accepts is no problem', () => {
  it.each([
    ['a:\n  e: [\n    x\n  ]\n  b: 1\n', { a: { e: ['x'], b: 1 } }],
    ['e: [\n  x, # c\n  # d [\n"y # z",\n]\nb: 1\n', { e: ['x', 'y # z'], b: 1 }],
    ['a: {\n  b: 1\n}\nc: [\n\td\n]\n', { a: { b: 1 }, c: ['d'] }],
    ['- a: [\n  x,\n  ]\n  b: 1\n', [{ a: ['x'], b: 1 }]],
    ['a:\n  b: "x\n  y \\"\n\n  z"\n  c: 1\n', { a: { b: 'x y "\nz', c: 1 } }],
    ["a:\n  b: 'it''s\ny'\n  c: 1\n", { a: { b: "it's y", c: 1 } }],
    ['a: [\nx\n]\nb: |\n  c: [\n   d\nc: [\n1\n]\n', { a: ['x'], b: 'c: [\n d\n', c: [1] }],
  ])('%j', (text, data) => {
    const document = parse(text);
    expect(document.problems).toEqual([]);
    expect(document.data).toEqual(data);
    for (const { pointer, value } of nodesOf(document.data)) if (typeof value === 'number') expect(located(document, pointer)).toBe(String(value));
  });
});

describe('several documents', () => {
  it('the first that has content is read', () => {
    const document = parse('# head\n---\na: 1\n---\nb: 2\n---\nc: 3\n');
    expect(document.data).toEqual({ a: 1 });
    expect(document.problems).toEqual([
      { kind: 'multiple-documents', message: 'The file holds 3 YAML documents; only the first is read.', start: 16, end: 19 },
    ]);
  });

  it('empty ones do not count', () => {
    expect(parse('---\n---\na: 1\n---\n# end\n')).toMatchObject({ data: { a: 1 }, problems: [] });
  });

  it('a marker inside a block scalar is none', () => {
    expect(parse('a: |\n  ---\n  b\nc: 1\n')).toMatchObject({ data: { a: '---\nb\n', c: 1 }, problems: [] });
  });
});
