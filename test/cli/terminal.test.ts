import { describe, expect, it } from 'vitest';
import { createProgressBar, describeProgress } from '../../src/cli/progress.ts';
import { hasColor, terminalOptions } from '../../src/cli/terminal.ts';

describe('hasColor', () => {
  it.each([
    ['flag over all', true, { NO_COLOR: '1' }, false, true],
    ['flag over all', false, { FORCE_COLOR: '1' }, true, false],
    ['NO_COLOR over FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['an empty NO_COLOR counts as unset', undefined, { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR without a terminal', undefined, { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true, false],
    ["GitHub's log viewer", undefined, { GITHUB_ACTIONS: 'true' }, false, true],
    ['a terminal', undefined, {}, true, true],
    ['a dumb terminal', undefined, { TERM: 'dumb' }, true, false],
    ['a pipe', undefined, {}, false, false],
  ])('%s', (_, flag, environment, isTTY, painted) => {
    expect(hasColor(flag, environment, { isTTY })).toBe(painted);
  });
});

describe('terminalOptions', () => {
  it('links on terminals outside of CI, and keeps to a readable width', () => {
    const wide = { isTTY: true, columns: 400 };
    expect(terminalOptions(undefined, {}, wide, 3)).toEqual({ hasColor: true, hasLinks: true, columns: 160, isWrapped: true, hiddenCount: 3 });
    expect(terminalOptions(undefined, { CI: 'true' }, wide, 0).hasLinks).toBe(false);
    expect(terminalOptions(undefined, {}, { isTTY: true, columns: 20 }, 0).columns).toBe(40);
    expect(terminalOptions(undefined, {}, {}, 0)).toEqual({ hasColor: false, hasLinks: false, columns: 80, isWrapped: false, hiddenCount: 0 });
  });
});

describe('createProgressBar', () => {
  function drawn(isTTY: boolean, isWanted: boolean, total: number): string {
    let written = '';
    let time = 0;
    const write = (text: string): void => {
      written += text;
    };
    const bar = createProgressBar({ isTTY, write }, isWanted, () => time);
    for (const ms of [0, 300, 499, 500, 550, 700]) {
      time = ms;
      bar.update({ done: ms / 10, total, characters: 18_400_000 });
    }
    bar.erase();
    return written;
  }

  it('appears after half a second, is drawn ten times a second at most, and vanishes', () => {
    expect(drawn(true, true, 100)).toBe('\r\u001b[Kaudited 50/100 files  18 MB  1 s left\r\u001b[Kaudited 70/100 files  18 MB  1 s left\r\u001b[K');
  });

  it('shows nothing in logs, when not wanted, and for a single file', () => {
    expect([drawn(false, true, 100), drawn(true, false, 100), drawn(true, true, 1)]).toEqual(['', '', '']);
  });

  it('tells no time before the first file is done', () => {
    expect(describeProgress({ done: 0, total: 410, characters: 0 }, 900)).toBe('audited 0/410 files  0 MB');
    expect(describeProgress({ done: 132, total: 410, characters: 18_000_000 }, 1320)).toBe('audited 132/410 files  18 MB  3 s left');
  });
});
