/** The public interface of the package. */
export { type AuditOptions, auditDescription, auditText, type DescriptionAudit, type TextAuditOptions } from './audit/audit-description.ts';
export type { AuditedFile, AuditResult, Confidence, Edit, Finding, Fix, Range, RelatedSite, Severity, Site, Suppression } from './audit/finding.ts';
export { PRESETS as presets } from './config/choices.ts';
export type { Config, ConfigFile, PublicEntry, RuleSetting } from './config/config.ts';
export { ConfigError } from './config/config-error.ts';
export { DEFAULT_CONFIG as defaultConfig } from './config/defaults.ts';
export type { DocumentHost, HostFile, HostRefusal } from './document/document-host.ts';
export { FORMAT_NAMES as formats, type FormatName } from './report/formats.ts';
export type { FindingV1, ReportV1 } from './report/json-v1.ts';
export { RULES as rules } from './rules/registry.ts';
export type { Audience, Family, Grade, Preset, Rule, RuleMeta } from './rules/rule.ts';
export { type SpectralRuleset, type SpectralRulesetOptions, toSpectralRuleset } from './spectral/to-ruleset.ts';
export { type AuditFilesOptions, auditFiles } from './workspace/audit-files.ts';
export type { FilesAudit } from './workspace/audit-targets.ts';
export { renderReport } from './workspace/render-report.ts';
