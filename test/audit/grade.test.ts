import { describe, expect, it } from 'vitest';
import { canBeShown, type GradingPolicy, shownSeverity } from '../../src/audit/grade.ts';
import { ALL_VERSIONS, type Family, type Grade, O, P, R, type RuleMeta, S, SP } from '../../src/rules/rule.ts';

function metaOf(family: Family, grade: Grade, id = 'no-sample'): RuleMeta {
  return {
    id,
    family,
    title: '',
    why: '',
    fix: '',
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: [],
    cwe: [],
    appliesTo: ALL_VERSIONS,
    grades: { default: grade },
  };
}

function shown(family: Family, grade: Grade, policy: Partial<GradingPolicy> = {}, id?: string): string | undefined {
  return shownSeverity(metaOf(family, grade, id), grade, { preset: 'recommended', minConfidence: 'low', audience: undefined, setting: undefined, ...policy });
}

const grade = (severity: Grade['severity'], confidence: Grade['confidence'], presets: Grade['presets']): Grade => ({ severity, confidence, presets });

describe('presets', () => {
  it.each([
    ['recommended', grade('info', 'medium', R), 'info'],
    ['recommended', grade('hint', 'high', R), undefined],
    ['recommended', grade('error', 'low', R), undefined],
    ['recommended', grade('error', 'high', SP), undefined],
    ['strict', grade('hint', 'medium', S), 'hint'],
    ['strict', grade('error', 'low', S), undefined],
    ['strict', grade('error', 'high', P), undefined],
    ['strict', grade('warning', 'high', R), 'warning'],
    ['publish', grade('hint', 'low', P), 'hint'],
    ['publish', grade('hint', 'high', S), undefined],
    ['publish', grade('error', 'high', O), undefined],
  ] as const)('%s shows %o as %s', (preset, given, expected) => {
    expect(shown('transport', given, { preset })).toBe(expected);
  });
});

describe('audience', () => {
  it.each([
    ['routes', 'public', 'warning', 'error'],
    ['infrastructure', 'public', 'info', 'warning'],
    ['routes', 'public', 'error', 'error'],
    ['routes', 'internal', 'error', 'info'],
    ['routes', 'internal', 'warning', undefined],
    ['routes', 'partner', 'warning', 'warning'],
    ['exposure', 'public', 'info', 'warning'],
    ['exposure', 'public', 'warning', 'warning'],
    ['exposure', 'internal', 'error', 'warning'],
    ['personal-data', 'public', 'info', 'warning'],
    ['transport', 'public', 'info', 'info'],
    ['transport', 'internal', 'error', 'error'],
  ] as const)('%s for %s turns %s into %s', (family, audience, severity, expected) => {
    expect(shown(family, grade(severity, 'high', R), { audience })).toBe(expected);
  });

  it('regrades notes for readers like routes', () => {
    expect(shown('text', grade('info', 'high', R), { audience: 'public' }, 'no-todo-note')).toBe('warning');
    expect(shown('text', grade('info', 'high', R), { audience: 'public' }, 'no-active-markup')).toBe('info');
  });
});

describe('settings of the configuration', () => {
  it('turn a rule off', () => {
    expect(shown('transport', grade('error', 'high', R), { setting: 'off' })).toBeUndefined();
  });

  it('set the severity, also of a rule outside the preset', () => {
    expect(shown('transport', grade('error', 'high', R), { setting: 'hint' })).toBe('hint');
    expect(shown('transport', grade('hint', 'high', S), { setting: { severity: 'error' } })).toBe('error');
  });

  it('ask for an opt-in rule by naming it', () => {
    expect(shown('transport', grade('warning', 'high', O))).toBeUndefined();
    expect(shown('transport', grade('warning', 'high', O), { setting: { allowed: ['oauth2'] } })).toBe('warning');
  });

  it('hold for rules that are shown whatever the preset', () => {
    expect(shown('transport', grade('hint', 'low', O), { isUnfiltered: true })).toBe('hint');
    expect(shown('transport', grade('hint', 'low', O), { isUnfiltered: true, setting: 'error' })).toBe('error');
    expect(shown('transport', grade('hint', 'low', O), { isUnfiltered: true, setting: 'off' })).toBeUndefined();
  });

  it('leave the presets alone when they only set options', () => {
    expect(shown('transport', grade('hint', 'high', S), { setting: { limit: 3 } })).toBeUndefined();
  });
});

it('hides what is less sure than asked for', () => {
  expect(shown('transport', grade('error', 'medium', R), { minConfidence: 'high' })).toBeUndefined();
});

it('runs no rule that could not be shown', () => {
  const policy: GradingPolicy = { preset: 'recommended', minConfidence: 'low', audience: undefined, setting: undefined };
  expect(canBeShown(metaOf('limits', grade('hint', 'high', S)), policy)).toBe(false);
  expect(canBeShown(metaOf('limits', grade('hint', 'high', S)), { ...policy, preset: 'strict' })).toBe(true);
  // An operation marked public raises it above the threshold.
  expect(canBeShown(metaOf('routes', grade('hint', 'medium', R)), policy)).toBe(true);
});
