import type { ApiIndex } from '../api-index/api-index.ts';
import type { Confidence, Fix, Severity } from '../audit/finding.ts';
import type { Place, SpecVersion } from '../document/document.ts';

export type Family =
  | 'transport'
  | 'authentication'
  | 'authorization'
  | 'exposure'
  | 'credentials'
  | 'infrastructure'
  | 'personal-data'
  | 'routes'
  | 'inventory'
  | 'text'
  | 'inputs'
  | 'limits'
  | 'responses'
  | 'document'
  // Reserved: findings of the engine itself, and of a user's own Spectral rules.
  | 'engine'
  | 'spectral';

export type Preset = 'recommended' | 'strict' | 'publish';
export type Audience = 'public' | 'partner' | 'internal';
export type Stage = 'experimental' | 'stable' | 'deprecated';

/** Tools whose ids users know. Values of `aliases` are ids exactly as these tools print them. */
export type Peer =
  | 'spectral-owasp'
  | 'spectral-oas'
  | 'vacuum'
  | 'redocly'
  | 'ibm'
  | 'zally'
  | 'checkov'
  | 'kics'
  | '42crunch'
  | 'api-commons'
  | 'italia'
  | 'azure'
  | 'semgrep'
  | 'spectral-url-versioning';

/** Marks of the catalogue: R implies S and P. */
export const R: readonly Preset[] = ['recommended', 'strict', 'publish'];
export const S: readonly Preset[] = ['strict'];
export const P: readonly Preset[] = ['publish'];
export const SP: readonly Preset[] = ['strict', 'publish'];
/** Opt-in: shows only when the configuration names the rule. */
export const O: readonly Preset[] = [];

export const ALL_VERSIONS: readonly SpecVersion[] = ['2.0', '3.0', '3.1', '3.2'];
export const VERSIONS_3: readonly SpecVersion[] = ['3.0', '3.1', '3.2'];

/** One way a rule can speak: how bad, how sure, and who asked to hear it. */
export interface Grade {
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly presets: readonly Preset[];
  /** When this grade applies; for the documentation. The default grade (the first) may leave it out. */
  readonly when?: string;
}

/** Declares one option of a rule. The JSON Schema, the check of configurations and the docs table come from it. */
export interface OptionDeclaration {
  readonly type: 'boolean' | 'number' | 'string' | 'string[]';
  readonly default: boolean | number | string | readonly string[];
  readonly description: string;
}

export interface RuleMeta<GradeName extends string = string> {
  /** Kebab-case; equals the file name. */
  readonly id: string;
  readonly family: Family;
  /** What holds when the rule is silent: "Server URLs use https". */
  readonly title: string;
  /** Why an attacker cares, one or two sentences. */
  readonly why: string;
  /** How to mend it, one or two sentences. */
  readonly fix: string;
  /** By name; the first is the default. */
  readonly grades: Readonly<Record<GradeName, Grade>>;
  readonly stage: Stage;
  /** Version of specwarden that introduced the rule. */
  readonly since: string;
  /** Ids of the catalogue: "T01". */
  readonly catalogue: readonly string[];
  /** OWASP API Security Top 10 2023 items ("API8:2023"), or LLM Top 10. */
  readonly owasp: readonly string[];
  readonly cwe: readonly number[];
  readonly appliesTo: readonly SpecVersion[];
  readonly aliases?: Readonly<Partial<Record<Peer, readonly string[]>>>;
  readonly options?: Readonly<Record<string, OptionDeclaration>>;
  /** What the rule does not see, and what it leaves alone on purpose. */
  readonly limits?: string;
}

/** A further place that explains a report. */
export interface RelatedPlace {
  readonly at: Place;
  readonly message: string;
  readonly anchor?: 'key';
}

/** What a rule yields. The engine adds id, severity, range, docs link and fingerprint. */
export interface Report<GradeName extends string = string> {
  /** An existing node. A missing thing is reported at the key of the object that lacks it. */
  readonly at: Place;
  readonly anchor?: 'key';
  /** Part of the string value at `at`, as offsets into the decoded string. */
  readonly span?: readonly [start: number, end: number];
  /** Name of one of the rule's grades; the default grade when absent. */
  readonly grade?: GradeName;
  /** One sentence, present tense, names the concrete thing, no advice, no secret, at most 120 characters. */
  readonly message: string;
  /** Masked, at most 60 characters. */
  readonly evidence?: string;
  /** Enters the fingerprint instead of `evidence`; holds no secret. */
  readonly evidenceKey?: string;
  /** Evaluated only for reports that are shown. */
  readonly related?: () => readonly RelatedPlace[];
  /** Reports of a rule with the same fold key are one finding when there are more than five. */
  readonly fold?: string;
  /** Further places of the same thing, beside `at`. */
  readonly sites?: () => readonly Place[];
  /** The operation or object whose audience regrades the report; the description's audience when absent. */
  readonly audience?: Audience;
  /** How many places the report stands for, when it sums up more than one. */
  readonly count?: number;
  readonly fix?: Fix;
}

/** What a rule may know beside the index: nothing ambient, everything given. */
export interface RuleContext {
  /** The audience of the run; `undefined` when none was given. */
  readonly audience: Audience | undefined;
  /** Start of the run in milliseconds since 1970, at the start of the day. */
  readonly todayMs: number;
  /** Own sensitive names by class and own placeholder values of the configuration. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly placeholders: readonly string[];
  readonly allowHosts: readonly string[];
  /** Declared options of the rule with the user's values. */
  readonly options: Readonly<Record<string, boolean | number | string | readonly string[]>>;
}

export interface Rule<GradeName extends string = string> {
  readonly meta: RuleMeta<GradeName>;
  readonly check: (api: ApiIndex, context: RuleContext) => Iterable<Report<GradeName>>;
}

/** Types a rule; the grade names are inferred so that a report can only name a declared grade. */
export function defineRule<const GradeName extends string>(rule: {
  readonly meta: RuleMeta<GradeName>;
  readonly check: (api: ApiIndex, context: RuleContext) => Iterable<Report<NoInfer<GradeName>>>;
}): Rule<GradeName> {
  return rule;
}
