// npm run bench [-- --runs 5] [-- --no-peer]: specwarden against the floor and against Spectral with its OWASP ruleset, all in one run.
// Figures are medians of user CPU and peak memory of whole processes. Absolute figures depend on the machine: compare the ratios.
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generatedInput, installPeer, realInputs } from './inputs.mjs';
import { measure } from './measure.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, peer: { type: 'boolean', default: true } }, allowNegative: true });
const runs = Number(values.runs);
const OPERATION_COUNTS = [100, 1_000, 10_000, 50_000];

const lint = (file) => ['dist/cli.js', 'lint', '--no-config', '-f', 'json', file];

/** The peer is slow: one run is enough to tell ten seconds from a tenth. */
function comparePeer(file, ours) {
  if (!values.peer) return {};
  const { cli, ruleset } = installPeer();
  const peer = measure([cli, 'lint', '-q', '-r', ruleset, file], { runs: 1 });
  if (!peer) return { Spectral: 'died' };
  // 0 and 1 are "no findings" and "findings"; anything else is a run without a result.
  const note = peer.exitCode > 1 ? ', failed' : '';
  return { Spectral: `${seconds(peer.userMs)}, ${megabytes(peer.peakMb)}${note}`, 'times faster': (peer.userMs / ours.userMs).toFixed(1) };
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const megabytes = (mb) => `${Math.round(mb)} MB`;

const empty = measure(['bench/empty.mjs'], { runs });
console.log(`Node ${process.version}, ${runs} runs; empty node: ${seconds(empty.userMs)}, ${megabytes(empty.peakMb)}\n`);

const rows = [];
for (const { label, file, floor } of realInputs()) {
  const least = measure([floor, file], { runs });
  const ours = measure(lint(file), { runs });
  if (!ours) throw new Error(`specwarden did not finish on ${label}`);
  rows.push({
    description: label,
    size: `${(statSync(file).size / 1e6).toFixed(2)} MB`,
    floor: `${seconds(least.userMs)}, ${megabytes(least.peakMb)}`,
    specwarden: `${seconds(ours.userMs)}, ${megabytes(ours.peakMb)}`,
    '× empty node': (ours.userMs / empty.userMs).toFixed(1),
    '× floor': (ours.userMs / least.userMs).toFixed(1),
    ...comparePeer(file, ours),
  });
}
console.table(rows);

const growth = OPERATION_COUNTS.map((operations) => ({ operations, ...measure(lint(generatedInput(operations)), { runs }) }));
console.table(growth.map(({ operations, userMs, peakMb }) => ({ operations, 'user CPU': seconds(userMs), 'peak memory': megabytes(peakMb) })));
const [, small, , large] = growth;
const exponent = Math.log((large.userMs - empty.userMs) / (small.userMs - empty.userMs)) / Math.log(large.operations / small.operations);
console.log(`growth from ${small.operations} to ${large.operations} operations: exponent ${exponent.toFixed(2)} (1 is linear), start-up of node taken off`);
