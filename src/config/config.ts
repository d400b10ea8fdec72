import type { Confidence, Severity } from '../audit/finding.ts';
import type { Limits } from '../document/limits.ts';
import type { Audience, Preset } from '../rules/rule.ts';

/** `off`, a severity, or both with the rule's options. */
export type RuleSetting = 'off' | Severity | ({ readonly severity?: 'off' | Severity } & Readonly<Record<string, unknown>>);

/** An operation that is open on purpose. */
export interface PublicEntry {
  /** Path template or glob: `/orders/{id}`, `/catalogue/**`. */
  readonly path: string;
  readonly methods?: readonly string[];
  readonly reason: string;
}

/** A configuration file as written; every key is optional (docs/configuration.md). */
export interface ConfigFile {
  readonly $schema?: string;
  readonly preset?: Preset;
  readonly audience?: Audience;
  readonly failOn?: Severity | 'never';
  readonly minConfidence?: Confidence;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly public?: readonly PublicEntry[];
  readonly allowHosts?: readonly string[];
  readonly names?: Readonly<Record<string, readonly string[]>>;
  readonly placeholders?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly spectral?: { readonly file?: string; readonly trust?: boolean };
}

/** What an audit works with: everything decided, nothing optional. */
export interface Config {
  readonly preset: Preset;
  readonly audience: Audience | undefined;
  readonly minConfidence: Confidence;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly public: readonly PublicEntry[];
  readonly allowHosts: readonly string[];
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly placeholders: readonly string[];
  readonly limits: Limits;
}
