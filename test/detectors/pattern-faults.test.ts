import { describe, expect, test } from 'vitest';
import { findBacktracking } from '../../src/detectors/pattern-backtracking.ts';
import { isBoundedPattern } from '../../src/detectors/pattern-bounds.ts';
import { patternFault } from '../../src/detectors/pattern-faults.ts';
import { parsePattern, sampleTexts } from '../../src/detectors/pattern-syntax.ts';

describe('patternFault', () => {
  test.each(['.*', '^.*$', '^.+$', '[\\s\\S]*', '(.|\\n)*', '', '^', '[a-z]*', '^[a-z]*', '^[^]*$', 'x?'])('%j matches everything', (pattern) => {
    expect(patternFault(pattern)).toBe('matches everything');
  });
  test.each(['[a-z]+', '^a|b$', '^[A-Z]{2}', '[0-9]$', '\\bword\\b'])('%j is unanchored', (pattern) => {
    expect(patternFault(pattern)).toBe('unanchored');
  });
  test.each(['^(a|b)$', '\\A[a-z]\\z', '^\\S+$', '^[^*#&+:<>?]+$', '^.{0,10}$', '^$|^[a-z]$', '(?=x)', '\\p{L}', '[', 'a{2}{3}+'])(
    '%j is left alone',
    (pattern) => {
      expect(patternFault(pattern)).toBeUndefined();
    },
  );
});

describe('findBacktracking', () => {
  // The first four are textbook cases, the fifth is a published check of mail addresses.
  test.each([
    '^(a+)+$',
    '^(a*)*$',
    '^(a|aa)+$',
    '^([a-z]|[x-z])*$',
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}[a-z]{2,3}$',
    '^(\\w+\\s?)*$',
    '^([^,]+)*$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
  ])('%j is exponential, and so says the engine that runs this test', (pattern) => {
    const witness = findBacktracking(pattern);
    expect(witness).toBeDefined();
    const { start = '', pump = '', end = '' } = witness ?? {};
    expect(new RegExp(pattern).test(start + pump.repeat(8) + end)).toBe(false);
  });
  test.each([
    '(a+)+',
    '^(.*,){5}P$',
    '^\\d+\\d+\\d+$',
    '^([a-z]+\\.)*[a-z]+$',
    '^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]+$',
    '^(-?[0-9]+,)*-?[0-9]+$',
    '^(a{1,3}){2,5}$',
    '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?$',
    '^(?!-)(a+)+$',
    '^(?>a+)+$',
    '^((a+)+$',
  ])('%j is not reported', (pattern) => {
    expect(findBacktracking(pattern)).toBeUndefined();
  });
});

describe('isBoundedPattern', () => {
  test.each(['^[A-Z]{2}$', '^(a|b)$', '^a?b{1,3}$', '^\\+[0-9]{5}$', '^[*+]$'])('%j bounds the length', (pattern) => {
    expect(isBoundedPattern(pattern)).toBe(true);
  });
  test.each(['^[A-Z]+$', '[A-Z]{2}', '^a|b$', '^a{2,}$', '^a\\$', 7, undefined])('%j does not', (pattern) => {
    expect(isBoundedPattern(pattern)).toBe(false);
  });
});

test('a pattern is read as ECMA-262 reads it', () => {
  for (const pattern of ['^[^a-c]$', '^[a\\-z]+$', '^\\x41\\u0042$', '^[\\d\\s]{3}$', '^(?<year>[0-9]{4})-x$', '^[\\W_]$', '^a{,3}$']) {
    const node = parsePattern(pattern);
    expect(node, pattern).toBeDefined();
    const [sample = ''] = node ? sampleTexts(node) : [];
    expect(new RegExp(pattern).test(sample), `${pattern} matches ${JSON.stringify(sample)}`).toBe(true);
  }
});

test('hostile patterns are judged, within the time of a test', () => {
  const hostile = [
    '('.repeat(5_000),
    '(a'.repeat(500),
    `${'(a+)+'.repeat(300)}$`,
    '[a-'.repeat(600),
    `^${'(x|x)*'.repeat(200)}$`,
    '(a{1,999999999}){1,999999999}',
    '((((a*)*)*)*)*$',
    '\\'.repeat(1_999),
  ];
  for (const pattern of hostile) {
    const judge = (): unknown => [findBacktracking(pattern), patternFault(pattern), isBoundedPattern(pattern)];
    expect(judge, pattern.slice(0, 40)).not.toThrow();
  }
});
