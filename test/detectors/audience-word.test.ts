import { describe, expect, it } from 'vitest';
import { audienceOf, isNarrower, widestAudience } from '../../src/detectors/audience-word.ts';

describe('audienceOf', () => {
  it.each([
    ['public', 'public'],
    [' External-Partner ', 'partner'],
    ['INTERNAL', 'internal'],
    ['company-internal', 'internal'],
    ['hidden', 'internal'],
    ['everybody', 'public'],
    ['constructor', 'public'],
    [true, undefined],
    [undefined, undefined],
  ])('%j is %s', (word, audience) => {
    expect(audienceOf(word)).toBe(audience);
  });
});

describe('circles of readers', () => {
  it('are ordered', () => {
    expect([isNarrower('internal', 'partner'), isNarrower('partner', 'public'), isNarrower('public', 'public'), isNarrower('public', 'internal')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('unite to the widest, unless one is unknown', () => {
    expect(widestAudience(['internal', 'partner'])).toBe('partner');
    expect(widestAudience(['public', 'internal'])).toBe('public');
    expect(widestAudience(['internal', undefined])).toBeUndefined();
    expect(widestAudience([])).toBeUndefined();
  });
});
