import { ENGINE_RULES } from '../audit/engine-rules.ts';
import type { Confidence, Severity } from '../audit/finding.ts';
import { ruleDocsUrl } from '../package-info.ts';
import { compareText } from '../report/summary.ts';
import { RULES } from '../rules/registry.ts';
import type { Grade, Preset, RuleMeta } from '../rules/rule.ts';

/** Version 1 of `rules --format json`. */
export interface CatalogueV1 {
  readonly version: 1;
  /** Sorted by id. */
  readonly rules: readonly CatalogueEntryV1[];
}

export interface CatalogueEntryV1 extends Pick<RuleMeta, 'id' | 'family' | 'title' | 'catalogue' | 'owasp' | 'cwe' | 'appliesTo' | 'stage'> {
  /** Of the default grade. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Presets in which the rule can speak. */
  readonly presets: readonly Preset[];
  readonly docs: string;
  readonly grades: readonly Pick<Grade, 'severity' | 'confidence' | 'presets'>[];
}

/** Metadata of every rule whose id a report can hold, the engine's own included. Sorted by id. */
export function allRuleMetas(): readonly RuleMeta[] {
  return [...RULES.map((rule) => rule.meta), ...Object.values(ENGINE_RULES)].sort((a, b) => compareText(a.id, b.id));
}

/** The machine-readable catalogue. */
export function catalogueOf(metas: readonly RuleMeta[]): CatalogueV1 {
  return { version: 1, rules: metas.map(entryOf) };
}

function entryOf(meta: RuleMeta): CatalogueEntryV1 {
  const { id, family, title, catalogue, owasp, cwe, appliesTo, stage } = meta;
  const grades = Object.values(meta.grades).map(({ severity, confidence, presets }) => ({ severity, confidence, presets }));
  const { severity, confidence } = defaultGrade(meta);
  return { id, family, title, severity, confidence, presets: presetsOf(meta), catalogue, owasp, cwe, appliesTo, stage, docs: ruleDocsUrl(id), grades };
}

/** The presets in which some grade of a rule is shown, in their usual order. */
export function presetsOf(meta: RuleMeta): readonly Preset[] {
  const marked = new Set(Object.values(meta.grades).flatMap((grade) => grade.presets));
  return (['recommended', 'strict', 'publish'] as const).filter((preset) => marked.has(preset));
}

/** The grade a rule speaks with unless it says otherwise. */
export function defaultGrade(meta: RuleMeta): Pick<Grade, 'severity' | 'confidence'> {
  return Object.values(meta.grades)[0] ?? { severity: 'warning', confidence: 'medium' };
}
