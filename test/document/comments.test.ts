import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';

const TEXT = `\uFEFF# first
%YAML 1.2
--- # marker
a: 1 # after a value
# alone
b: "# in quotes" #tight
c: 'x # y'
d: plain#none # but this
e: | # header
  # in a block
  text

# between
f:
  # indented
  - x # item
  -   # empty item
  - {k: v, # in flow
     l: m}
"g # h": 1
? complex # of a key
: value
i: &anchor # behind an anchor
  j: *anchor#
k: # behind a key
`;

describe('comments', () => {
  it('are those of the YAML text, not of its values', () => {
    const document = parse(TEXT.replace('*anchor#', 'end'));
    expect(document.comments.map((comment) => comment.text)).toEqual([
      ' first',
      ' marker',
      ' after a value',
      ' alone',
      'tight',
      ' but this',
      ' header',
      ' between',
      ' indented',
      ' item',
      ' empty item',
      ' in flow',
      ' of a key',
      ' behind an anchor',
      ' behind a key',
    ]);
    for (const { start, end, text } of document.comments) expect(document.text.slice(start, end)).toBe(`#${text}`);
  });

  it('end at any kind of line break', () => {
    for (const lineBreak of ['\n', '\r\n', '\r'])
      expect(parse(`a: 1 # x${lineBreak}# y${lineBreak}b: 2`).comments.map((comment) => comment.text)).toEqual([' x', ' y']);
  });

  it('of a text that holds nothing else, and of the first document only', () => {
    expect(parse('# only\n').comments).toEqual([{ start: 0, end: 6, text: ' only' }]);
    expect(parse('a: 1\n# in\n---\nb: 2 # out\n').comments.map((comment) => comment.text)).toEqual([' in']);
  });

  it('do not exist in JSON', () => {
    expect(parse('{"a": "x # y"}').comments).toEqual([]);
    expect(parse('{"a": 1 // x\n}', 'file:///a.json').comments).toEqual([]);
  });

  it('are found beside syntax errors', () => {
    expect(parse('a: b: c # x\nd: 1 # y\n').comments.map((comment) => comment.text)).toEqual([' x', ' y']);
  });
});
