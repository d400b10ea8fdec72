import { describe, expect, it } from 'vitest';
import { createMerger } from '../../src/workspace/merge-results.ts';
import { makeResult } from '../support/make-result.ts';

const FILES = { 'shared.yaml': 'url: http://acme.com\n', 'a.yaml': 'x: 1\n' };

describe('createMerger', () => {
  it('keeps one of the findings that two descriptions share', () => {
    const merger = createMerger();
    const result = makeResult(FILES, [{ on: 'http://acme.com' }, { on: 'url', fingerprint: 'ffffffffffffffff', severity: 'warning' }]);
    merger.add(result, 'error');
    merger.add(result, 'error');
    expect([merger.finish().findings.length, merger.finish().failing]).toEqual([2, 1]);
  });

  it('counts what fails by the threshold of each description', () => {
    const merger = createMerger();
    merger.add(makeResult(FILES, [{ on: 'url', severity: 'info' }]), 'hint');
    merger.add(makeResult(FILES, [{ on: 'x', uri: 'a.yaml', severity: 'error' }]), 'never');
    expect(merger.finish().failing).toBe(1);
  });

  it('knows a file by what it is as a root', () => {
    const merger = createMerger();
    const entry = { uri: 'a.yaml', operations: 0, status: 'audited' } as const;
    merger.addFile({ ...entry, openapi: null });
    merger.addFile({ ...entry, openapi: '3.1.0', operations: 4 });
    merger.addFile({ ...entry, openapi: null });
    expect(merger.finish().files).toEqual([{ ...entry, openapi: '3.1.0', operations: 4 }]);
    expect([merger.hasAudited('a.yaml'), merger.hasAudited('b.yaml')]).toEqual([true, false]);
  });

  it('shows a finding that only one description suppresses', () => {
    const merger = createMerger();
    const suppression = { kind: 'config', justification: 'accepted' } as const;
    merger.add(makeResult(FILES, [{ on: 'url', suppression }]), 'error');
    merger.add(makeResult(FILES, [{ on: 'url' }]), 'error');
    expect([merger.finish().findings.length, merger.finish().suppressed.length]).toEqual([1, 0]);
  });

  it('adds up times', () => {
    const merger = createMerger();
    for (const ms of [1, 2]) merger.add(makeResult(FILES, [], { stats: { phases: { load: ms } } }), 'error');
    expect(merger.finish().stats.phases).toEqual({ load: 3 });
  });
});
