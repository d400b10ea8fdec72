import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const hook = pathToFileURL(fileURLToPath(new URL('usage-hook.mjs', import.meta.url))).href;
const TIMEOUT_MS = 600_000;

/**
 * Runs `node <args>` some times as a whole process. Returns the medians of user CPU in milliseconds and peak memory in megabytes,
 * or `undefined` when the process died or ran out of time.
 */
export function measure(args, { runs = 5, cwd = process.cwd() } = {}) {
  const samples = [];
  for (let i = 0; i < runs; i++) {
    const sample = runOnce(args, cwd);
    if (!sample) return undefined;
    samples.push(sample);
  }
  return { userMs: median(samples.map((sample) => sample.userMs)), peakMb: median(samples.map((sample) => sample.peakMb)), exitCode: samples[0].exitCode };
}

function runOnce(args, cwd) {
  const usage = path.join(tmpdir(), `specwarden-bench-${process.pid}.json`);
  rmSync(usage, { force: true });
  const { signal } = spawnSync(process.execPath, ['--import', hook, ...args], {
    cwd,
    env: { ...process.env, BENCH_USAGE: usage, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: TIMEOUT_MS,
  });
  if (signal || !existsSync(usage)) return undefined;
  const sample = JSON.parse(readFileSync(usage, 'utf8'));
  rmSync(usage);
  return sample;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
