import type { Progress } from '../workspace/audit-targets.ts';

/** Shorter runs need no bar. */
const DELAY_MS = 500;
const REDRAW_MS = 100;

export interface ProgressBar {
  update(progress: Progress): void;
  /** Removes the bar from the screen. */
  erase(): void;
}

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A line on a terminal that shows how far the audit is; nothing anywhere else, nothing for a single file. */
export function createProgressBar(screen: Screen, isWanted: boolean, now: () => number): ProgressBar {
  if (!isWanted || screen.isTTY !== true) return { update: () => {}, erase: () => {} };
  const started = now();
  let drawn = started + DELAY_MS - REDRAW_MS;
  let isVisible = false;
  return {
    update(progress) {
      const time = now();
      if (progress.total < 2 || time - drawn < REDRAW_MS) return;
      drawn = time;
      isVisible = true;
      screen.write(`\r\u001b[K${describeProgress(progress, time - started)}`);
    },
    erase() {
      if (isVisible) screen.write('\r\u001b[K');
      isVisible = false;
    },
  };
}

/** `audited 132/410 files  18 MB  3 s left` */
export function describeProgress({ done, total, characters }: Progress, elapsedMs: number): string {
  const secondsLeft = done === 0 ? undefined : Math.ceil(((elapsedMs / done) * (total - done)) / 1000);
  return `audited ${done}/${total} files  ${Math.round(characters / 1_000_000)} MB${secondsLeft === undefined ? '' : `  ${secondsLeft} s left`}`;
}
