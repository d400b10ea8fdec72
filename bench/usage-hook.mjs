// Loaded into each measured process: writes what it cost, as the operating system counts it, to the file that BENCH_USAGE names.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ userMs: userCPUTime / 1000, peakMb: maxRSS / 1024, exitCode: process.exitCode ?? 0 }));
});
