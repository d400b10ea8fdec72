import type { RuleSetting } from '../config/config.ts';
import type { Audience, Family, Grade, Preset, RuleMeta } from '../rules/rule.ts';
import { CONFIDENCES, type Confidence, SEVERITIES, type Severity } from './finding.ts';

/** What decides whether and how loudly a report is shown. */
export interface GradingPolicy {
  readonly preset: Preset;
  readonly minConfidence: Confidence;
  readonly audience: Audience | undefined;
  /** Setting of the rule in the configuration. */
  readonly setting: RuleSetting | undefined;
  /** Show every grade as declared; for fixtures. */
  readonly isUnfiltered?: boolean;
}

const SURFACE_FAMILIES: ReadonlySet<Family> = new Set<Family>(['routes', 'infrastructure']);
const DATA_FAMILIES: ReadonlySet<Family> = new Set<Family>(['exposure', 'personal-data']);
/** Rules of other families whose weight depends on who reads the description in the same way as that of routes. */
const SURFACE_RULES: ReadonlySet<string> = new Set([
  'no-todo-note',
  'no-internal-note',
  'no-security-gap-admission',
  'no-prerelease-operation',
  'no-deprecated-operation',
]);

/** Severity of a grade for an audience; undefined when it is not worth a word there. */
export function severityFor(meta: RuleMeta, grade: Grade, audience: Audience | undefined): Severity | undefined {
  if (audience === undefined || audience === 'partner') return grade.severity;
  if (SURFACE_FAMILIES.has(meta.family) || SURFACE_RULES.has(meta.id)) return shift(grade.severity, audience === 'public' ? -1 : 2);
  if (!DATA_FAMILIES.has(meta.family)) return grade.severity;
  if (audience === 'internal') return shift(grade.severity, 1);
  return grade.severity === 'info' ? 'warning' : grade.severity;
}

/** Moves along the severities; above the top stays, below the bottom is off. */
function shift(severity: Severity, steps: number): Severity | undefined {
  return SEVERITIES[Math.max(0, SEVERITIES.indexOf(severity) + steps)];
}

/** Severity under which a report of this grade is shown, or undefined when it is not. Order: audience, user override, preset. */
export function shownSeverity(meta: RuleMeta, grade: Grade, policy: GradingPolicy): Severity | undefined {
  const override = settingSeverity(policy.setting);
  if (override === 'off') return undefined;
  if (policy.isUnfiltered) return override ?? severityFor(meta, grade, policy.audience);
  if (!isAtLeast(grade.confidence, policy.minConfidence)) return undefined;
  const severity = severityFor(meta, grade, policy.audience);
  if (severity === undefined) return undefined;
  if (override !== undefined) return isAtLeast(grade.confidence, 'medium') || isInPreset(grade, severity, policy.preset) ? override : undefined;
  // Naming an opt-in rule, with whatever options, asks for it.
  const isAskedFor = policy.setting !== undefined && grade.presets.length === 0;
  return isAskedFor || isInPreset(grade, severity, policy.preset) ? severity : undefined;
}

function isInPreset(grade: Grade, severity: Severity, preset: Preset): boolean {
  if (!grade.presets.includes(preset)) return false;
  if (preset === 'publish') return true;
  return isAtLeast(grade.confidence, 'medium') && (preset === 'strict' || severity !== 'hint');
}

function isAtLeast(confidence: Confidence, least: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) <= CONFIDENCES.indexOf(least);
}

/** The severity a configuration gives to a rule, if it gives one. */
export function settingSeverity(setting: RuleSetting | undefined): 'off' | Severity | undefined {
  return typeof setting === 'object' ? setting.severity : setting;
}

/** Whether some grade of the rule can be shown at all: decides if the rule runs. */
export function canBeShown(meta: RuleMeta, policy: GradingPolicy): boolean {
  const audiences: readonly (Audience | undefined)[] = [policy.audience, 'public', 'internal'];
  return Object.values(meta.grades).some((grade) => audiences.some((audience) => shownSeverity(meta, grade, { ...policy, audience }) !== undefined));
}
