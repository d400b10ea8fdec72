import { describe, expect, it } from 'vitest';
import { parse, problemsOf } from './parse.ts';

const DEPTH = 'The document is nested more than 500 levels deep.';

function repeat(text: string, times: number): string {
  return text.repeat(times);
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

describe('nesting', () => {
  it.each([
    ['JSON arrays', repeat('[', 100_000) + repeat(']', 100_000)],
    ['JSON objects', `${repeat('{"a":', 100_000)}1${repeat('}', 100_000)}`],
    ['JSON that never closes', repeat('[', 2_000_000)],
    ['flow YAML', `${repeat('{a: ', 100_000)}1${repeat('}', 100_000)}`],
    ['flow YAML below a key, never closed', `a: ${repeat('[', 100_000)}`],
    ['dashes on one line', `${repeat('- ', 100_000)}x`],
    ['explicit keys', `${repeat('? ', 100_000)}x`],
    ['block mappings', lines(1_500, (index) => `${' '.repeat(index)}a:`)],
    ['aliases of aliases', lines(100_000, (index) => (index === 0 ? 'x0: &x0 {a: 1}' : `x${index}: &x${index} {a: *x${index - 1}}`))],
    ['merges of merges', lines(100_000, (index) => (index === 0 ? 'x0: &x0 {a: 1}' : `x${index}: &x${index} {<<: *x${index - 1}}`))],
  ])('%s', (_name, text) => {
    const document = parse(text);
    expect(document.data).toBeUndefined();
    expect(document.problems.map((problem) => [problem.kind, problem.message])).toEqual([['limit-exceeded', DEPTH]]);
    expect(document.locate('/a/a')).toEqual({ start: 0, end: text.length });
  });

  it.each([
    ['JSON', (depth: number) => repeat('[', depth) + repeat(']', depth)],
    ['JSON with brackets in strings', (depth: number) => `${repeat('["[[[\\"", ', depth - 1)}[]${repeat(']', depth - 1)}`],
    ['flow YAML', (depth: number) => `${repeat('[x, ', depth - 1)}[]${repeat(']', depth - 1)}`],
    ['flow YAML with a scalar at the bottom', (depth: number) => `${repeat('{a: ', depth)}b${repeat('}', depth)}`],
    ['block YAML', (depth: number) => lines(depth, (index) => `${' '.repeat(index)}a:`)],
    ['broken JSON', (depth: number) => `{"a":${repeat('[', depth - 1)}${repeat(']', depth - 1)},}}`],
  ])('the limit itself is allowed: %s', (_name, text) => {
    expect(parse(text(7), 'file:///a.json', { maxDepth: 7 }).problems.filter((problem) => problem.kind === 'limit-exceeded')).toEqual([]);
    expect(parse(text(8), 'file:///a.json', { maxDepth: 7 }).problems.map((problem) => problem.kind)).toEqual(['limit-exceeded']);
  });

  it('points at the bracket that is one too many', () => {
    expect(parse('[[1], [["[", [2]]]]', undefined, { maxDepth: 3 }).problems).toMatchObject([{ start: 13, end: 14 }]);
    expect(parse('a: [b, [c]]\n', undefined, { maxDepth: 2 }).problems).toMatchObject([{ start: 7, end: 8 }]);
  });
});

describe('aliases and nodes', () => {
  it('an alias bomb is measured, not expanded', () => {
    const names = 'abcdefghijklmnop';
    const text = [...names].map((name, index) => (index === 0 ? 'a: &a [x, x]' : `${name}: &${name} [${`*${names[index - 1]}, `.repeat(9)}]`)).join('\n');
    const document = parse(text);
    expect(document.data).toBeUndefined();
    expect(document.problems).toMatchObject([{ kind: 'limit-exceeded', message: 'The document has more than 10000000 nodes when its aliases are expanded.' }]);
  });

  it('counts aliases', () => {
    const text = 'a: &a 1\nb: [*a, *a, *a]\n';
    expect(parse(text, undefined, { maxAliases: 3 }).problems).toEqual([]);
    expect(problemsOf(parse(text, undefined, { maxAliases: 2 }))).toEqual(['The document uses more than 2 aliases. "*a"']);
  });

  it.each([
    ['JSON', '{"a": [1, 2], "b": {}}'],
    ['YAML', 'a: [1, 2]\nb: {}\n'],
  ])('counts nodes in %s', (_name, text) => {
    expect(parse(text, undefined, { maxNodes: 5 }).problems).toEqual([]);
    expect(parse(text, undefined, { maxNodes: 4 }).problems).toMatchObject([{ kind: 'limit-exceeded', message: 'The document has more than 4 nodes.' }]);
  });

  it('counts what merges copy', () => {
    const text = lines(2_000, (index) => (index === 0 ? 'x0: &x0 {a0: 1}' : `x${index}: &x${index}\n  <<: *x${index - 1}\n  a${index}: 1`));
    expect(parse(text, undefined, { maxDepth: 900 }).data).toBeUndefined();
    expect(parse(text, undefined, { maxDepth: 900, maxNodes: 10_000 }).problems).toMatchObject([{ message: expect.stringContaining('aliases are expanded') }]);
  });

  it('an alias of a node around it, or of nothing, is an error and reads as null', () => {
    const document = parse('a: &a\n  b: *a\n  c: [*a, *zz, &d 1, *d]\n');
    expect(document.data).toEqual({ a: { b: null, c: [null, null, 1, 1] } });
    expect(problemsOf(document)).toEqual([
      'The alias refers to a node that contains it. "*a"',
      'The alias refers to a node that contains it. "*a"',
      'The alias refers to an anchor that is not defined above it. "*zz"',
    ]);
  });
});

describe('size', () => {
  it('refuses texts above the limit', () => {
    expect(parse('{"a": 1}', undefined, { maxBytes: 7 })).toMatchObject({
      data: undefined,
      problems: [{ kind: 'limit-exceeded', message: 'The file is larger than 7 bytes.' }],
    });
  });

  it('100,000 members cost linear time', () => {
    const json = parse(`{${lines(100_000, (index) => `"k${index}":${index},`)}"k5":0}`);
    const yaml = parse(`${lines(100_000, (index) => `k${index}: ${index}`)}\nk5: 0\n`);
    for (const document of [json, yaml]) {
      expect(document.duplicateKeys.map((key) => key.pointer)).toEqual(['/k5']);
      expect(document.locate('/k99999', { anchor: 'key' }).end).toBeGreaterThan(1_000_000);
    }
  }, 5_000);

  it.each([
    ['JSON', (text: string) => `{"a": "${text}"}`],
    ['plain', (text: string) => `a: ${text}\n`],
    ['double-quoted', (text: string) => `a: "${text}"\n`],
    ['literal', (text: string) => `a: |\n  ${text}\n`],
  ])(
    'a string of 8 million characters: %s',
    (_name, write) => {
      const text = 'lorem ipsum '.repeat(700_000).trim();
      const document = parse(write(text));
      expect((document.data as { a: string }).a.trimEnd()).toBe(text);
      const span = document.locate('/a', { span: [8_000_000, 8_000_005] });
      expect(document.text.slice(span.start, span.end)).toBe(text.slice(8_000_000, 8_000_005));
    },
    10_000,
  );
});

describe('odd characters', () => {
  it.each(['\0', '\ud800', '\udfff', '\uFFFD', '\uFFFE', '\x07', '\x85', '\u2028', '\uFEFF'])('%j crashes nothing', (character) => {
    for (const text of [
      `{"a": "x${character}y"}`,
      `a: x${character}y\n`,
      `a: "x${character}y"\nb: 1\n`,
      `a: |\n  x${character}y\nb: 1\n`,
      `${character}a: 1\n`,
      character,
    ]) {
      const document = parse(text);
      expect(document.data).not.toBeUndefined();
      for (const problem of document.problems) expect(problem.end).toBeLessThanOrEqual(text.length);
    }
  });

  it('a value around a forbidden character is read all the same', () => {
    const document = parse('a: x\0y\nb: "p\x01q"\nc: 1\n');
    expect(document.data).toEqual({ a: 'x\0y', b: 'p\x01q', c: 1 });
    expect(problemsOf(document)).toEqual(['The text contains a character that YAML does not allow. "\\u0000"']);
  });
});
