import { describe, expect, it } from 'vitest';
import { createLineIndex } from '../../src/document/line-index.ts';

describe('line index', () => {
  it.each([
    ['LF', 'ab\n\nc'],
    ['CRLF', 'ab\r\n\r\nc'],
    ['CR', 'ab\r\rc'],
  ])('%s', (_name, text) => {
    const index = createLineIndex(text);
    expect(index.position(0)).toEqual({ line0: 0, character0: 0 });
    expect(index.position(2)).toEqual({ line0: 0, character0: 2 });
    expect(index.position(text.length - 1)).toEqual({ line0: 2, character0: 0 });
    expect(index.position(text.length)).toEqual({ line0: 2, character0: 1 });
  });

  it('mixed breaks, the last line empty', () => {
    const index = createLineIndex('a\rb\r\nc\n');
    expect([0, 2, 5, 7].map((offset) => index.position(offset).line0)).toEqual([0, 1, 2, 3]);
  });

  it('counts UTF-16 units, and the byte order mark', () => {
    expect(createLineIndex('\uFEFFé😀x').position(4)).toEqual({ line0: 0, character0: 4 });
  });

  it('offsets outside the text are moved into it', () => {
    const index = createLineIndex('a\nb');
    expect(index.position(-3)).toEqual({ line0: 0, character0: 0 });
    expect(index.position(99)).toEqual({ line0: 1, character0: 1 });
    expect(createLineIndex('').position(0)).toEqual({ line0: 0, character0: 0 });
  });
});
