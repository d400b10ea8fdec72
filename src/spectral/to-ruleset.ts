import { auditText } from '../audit/audit-description.ts';
import { type Finding, SEVERITIES, type Severity } from '../audit/finding.ts';
import { type GradingPolicy, shownSeverity } from '../audit/grade.ts';
import { DEFAULT_CONFIG } from '../config/defaults.ts';
import { pointerTokens } from '../document/document.ts';
import { getOrCreate } from '../document/get-or-create.ts';
import { ruleDocsUrl } from '../package-info.ts';
import type { Audience, Preset, Rule } from '../rules/rule.ts';

/** What a Spectral function gets to see of its run; a structural part of Spectral's own types, which this file must not import. */
interface SpectralContext {
  readonly document: { readonly input?: string | null; readonly data?: unknown; readonly source?: string | null };
}

export interface SpectralResult {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

export interface SpectralRule {
  readonly description: string;
  readonly message: '{{error}}';
  readonly severity: 'error' | 'warn' | 'info' | 'hint';
  readonly given: '$';
  readonly resolved: false;
  readonly documentationUrl: string;
  readonly extensions: { readonly owasp: readonly string[]; readonly cwe: readonly number[] };
  readonly then: { readonly function: (value: unknown, options: unknown, context: SpectralContext) => SpectralResult[] };
}

export interface SpectralRuleset {
  readonly rules: Readonly<Record<string, SpectralRule>>;
}

export interface SpectralRulesetOptions {
  readonly preset: Preset;
  readonly audience?: Audience;
  /** Milliseconds since 1970; the day of the run when absent. */
  readonly todayMs?: number;
}

type Results = ReadonlyMap<string, readonly SpectralResult[]>;

const SPECTRAL_SEVERITY = { error: 'error', warning: 'warn', info: 'info', hint: 'hint' } as const satisfies Record<Severity, SpectralRule['severity']>;

/**
 * The rules as a genuine Spectral ruleset. A Spectral rule has one severity, so each further severity that a rule can have becomes the rule `<id>:<severity>`;
 * all of them share one audit per document. Single-file: references to other files are not followed.
 */
export function toSpectralRuleset(rules: readonly Rule[], options: SpectralRulesetOptions): SpectralRuleset {
  const audience = options.audience ?? (options.preset === 'publish' ? 'public' : undefined);
  const policy: GradingPolicy = { preset: options.preset, minConfidence: 'low', audience, setting: undefined };
  const nameOf = new Map<string, string>();
  const result: Record<string, SpectralRule> = {};
  for (const rule of rules) {
    for (const severity of reachableSeverities(rule, policy)) {
      const name = severity === defaultSeverity(rule, policy) ? rule.meta.id : `${rule.meta.id}:${severity}`;
      nameOf.set(`${rule.meta.id} ${severity}`, name);
      result[name] = toSpectralRule(rule, severity, (context) => auditOnce(context, rules, options, nameOf).get(name) ?? []);
    }
  }
  return { rules: result };
}

function toSpectralRule(rule: Rule, severity: Severity, run: (context: SpectralContext) => readonly SpectralResult[]): SpectralRule {
  const { meta } = rule;
  return {
    description: meta.title,
    message: '{{error}}',
    severity: SPECTRAL_SEVERITY[severity],
    given: '$',
    resolved: false,
    documentationUrl: ruleDocsUrl(meta.id),
    extensions: { owasp: meta.owasp, cwe: meta.cwe },
    // biome-ignore lint/suspicious/noThenProperty: Spectral's name for it
    then: { function: (_value, _options, context) => [...run(context)] },
  };
}

/** Severities in which a rule can show: an operation may be marked for another audience than the run's. */
function reachableSeverities(rule: Rule, policy: GradingPolicy): readonly Severity[] {
  const audiences: readonly (Audience | undefined)[] = [policy.audience, 'public', 'partner', 'internal'];
  const reached = new Set(
    Object.values(rule.meta.grades).flatMap((grade) => audiences.map((audience) => shownSeverity(rule.meta, grade, { ...policy, audience }))),
  );
  return SEVERITIES.filter((severity) => reached.has(severity));
}

/** That of the first grade which shows at all. */
function defaultSeverity(rule: Rule, policy: GradingPolicy): Severity | undefined {
  for (const grade of Object.values(rule.meta.grades)) {
    const severity = shownSeverity(rule.meta, grade, policy);
    if (severity !== undefined) return severity;
  }
  return reachableSeverities(rule, policy)[0];
}

/** Shared through the global object, so that two copies of the ruleset in one process keep apart by key and not by accident. */
const AUDITS = Symbol.for('specwarden.spectral-audits');

function auditOnce(context: SpectralContext, rules: readonly Rule[], options: SpectralRulesetOptions, nameOf: ReadonlyMap<string, string>): Results {
  const store = globalThis as { [AUDITS]?: WeakMap<object, Map<object, Results>> };
  store[AUDITS] ??= new WeakMap();
  const byRuleset = getOrCreate(store[AUDITS], context.document, () => new Map<object, Results>());
  return getOrCreate(byRuleset, nameOf, () => runAudit(context, rules, options, nameOf));
}

function runAudit(context: SpectralContext, rules: readonly Rule[], options: SpectralRulesetOptions, nameOf: ReadonlyMap<string, string>): Results {
  const { input, data, source } = context.document;
  const text = typeof input === 'string' ? input : JSON.stringify(data ?? null);
  const { findings } = auditText(text, {
    uri: `file:///${encodeURI(source ?? 'description')}`,
    rules,
    todayMs: options.todayMs ?? Date.now(),
    config: { ...DEFAULT_CONFIG, preset: options.preset, audience: options.audience },
  });
  const results = new Map<string, SpectralResult[]>();
  for (const finding of findings) {
    const name = nameOf.get(`${finding.ruleId} ${finding.severity}`);
    if (name === undefined) continue;
    const list = results.get(name);
    if (list) list.push(toSpectralResult(finding));
    else results.set(name, [toSpectralResult(finding)]);
  }
  return results;
}

function toSpectralResult(finding: Finding): SpectralResult {
  // Spectral fills in what stands in double braces, in messages too.
  return { message: finding.message.replaceAll('{{', '{\u2060{'), path: pointerTokens(finding.pointer) };
}
