import type { ApiIndex } from '../api-index/api-index.ts';
import type { Config } from '../config/config.ts';
import type { Audience, Report, Rule, RuleContext, RuleMeta } from '../rules/rule.ts';
import { canBeShown, type GradingPolicy, shownSeverity } from './grade.ts';
import { type GradedReport, spanOf } from './to-finding.ts';

export type UnidentifiedReport = Omit<GradedReport, 'fingerprint'>;

export interface RunOptions {
  readonly config: Config;
  readonly todayMs: number;
  /** Show every grade, whatever the preset. */
  readonly isUnfiltered: boolean;
  /** Milliseconds since some fixed time; only for statistics. */
  readonly clock: () => number;
  /** Called when a rule threw: the others still speak. */
  readonly onFailure: (meta: RuleMeta, error: unknown) => void;
  readonly onTime: (ruleId: string, ms: number) => void;
}

/** Runs the rules that can be shown and keeps the reports that are. */
export function runRules(rules: readonly Rule[], api: ApiIndex, options: RunOptions): UnidentifiedReport[] {
  const { config } = options;
  const audience = api.audience ?? runAudience(config);
  const found: UnidentifiedReport[] = [];
  for (const rule of rules) {
    if (!rule.meta.appliesTo.includes(api.version)) continue;
    const setting = Object.hasOwn(config.rules, rule.meta.id) ? config.rules[rule.meta.id] : undefined;
    const policy: GradingPolicy = { preset: config.preset, minConfidence: config.minConfidence, audience, setting, isUnfiltered: options.isUnfiltered };
    if (!options.isUnfiltered && !canBeShown(rule.meta, policy)) continue;
    const started = options.clock();
    try {
      for (const report of rule.check(api, contextFor(rule, config, options.todayMs))) {
        const graded = gradeReport(rule.meta, report, policy);
        if (graded) found.push(graded);
      }
    } catch (error) {
      options.onFailure(rule.meta, error);
    }
    options.onTime(rule.meta.id, options.clock() - started);
  }
  return found;
}

/** The audience of the run; publication means the public unless somebody says otherwise. */
export function runAudience(config: Config): Audience | undefined {
  return config.audience ?? (config.preset === 'publish' ? 'public' : undefined);
}

function gradeReport(meta: RuleMeta, report: Report, policy: GradingPolicy): UnidentifiedReport | undefined {
  const name = report.grade ?? Object.keys(meta.grades)[0] ?? '';
  const grade = meta.grades[name];
  if (!grade) throw new Error(`${meta.id} reports the undeclared grade "${name}"`);
  const severity = shownSeverity(meta, grade, { ...policy, audience: report.audience ?? policy.audience });
  if (severity === undefined) return undefined;
  return { meta, report, severity, confidence: grade.confidence, span: spanOf(report), sites: [], count: 1 };
}

function contextFor(rule: Rule, config: Config, todayMs: number): RuleContext {
  const setting = config.rules[rule.meta.id];
  const given = typeof setting === 'object' ? setting : {};
  const options = Object.fromEntries(
    Object.entries(rule.meta.options ?? {}).map(([name, declaration]) => [name, (given[name] as typeof declaration.default) ?? declaration.default]),
  );
  return { audience: runAudience(config), todayMs, names: config.names, placeholders: config.placeholders, allowHosts: config.allowHosts, options };
}
