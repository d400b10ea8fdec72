import type { ApiIndex } from '../api-index/api-index.ts';
import { matchesPublicEntry } from '../api-index/operation-traits.ts';
import type { Config } from '../config/config.ts';
import { DEFAULT_CONFIG } from '../config/defaults.ts';
import { maskSecrets } from '../detectors/mask-secrets.ts';
import type { OpenApiDocument, Place } from '../document/document.ts';
import type { DocumentHost } from '../document/document-host.ts';
import { rulesNamedIn } from '../rules/aliases.ts';
import type { Audience, Rule } from '../rules/rule.ts';
import { engineReport } from './engine-report.ts';
import type { AuditedFile, AuditResult, Finding } from './finding.ts';
import { collapseReports, foldReports } from './fold.ts';
import type { ForeignAudit } from './foreign-audit.ts';
import { FOREIGN_PREFIX, foreignReports } from './foreign-reports.ts';
import { type LoadedDescription, loadDescription, loadText, type Parse } from './load-description.ts';
import { refusalReports } from './refusal-reports.ts';
import { runRules, type UnidentifiedReport } from './run-rules.ts';
import { compareFindings } from './sort.ts';
import { applySuppressions } from './suppress.ts';
import { type GradedReport, identify, toFinding } from './to-finding.ts';

export interface AuditOptions {
  readonly config: Config;
  readonly rules: readonly Rule[];
  /** Start of the run in milliseconds since 1970. */
  readonly todayMs: number;
  /** How an absolute URI is shown in findings; identity when absent. */
  readonly displayUri?: (uri: string) => string;
  /** Sum up more than twenty findings of a rule. Default true. */
  readonly isCollapsing?: boolean;
  /** Honour suppression comments and `x-specwarden-ignore`. Default true. */
  readonly hasInlineIgnores?: boolean;
  /** A path that was named is expected to be a description. Default true. */
  readonly isExpected?: boolean;
  /** Show every grade of every rule, whatever the preset. Default false. */
  readonly isUnfiltered?: boolean;
  /** Milliseconds since some fixed time, for statistics only. */
  readonly clock?: () => number;
  /** The user's own Spectral rules. */
  readonly foreign?: ForeignAudit;
  /** Parses texts; for sharing parsed files between audits. */
  readonly parse?: Parse;
}

/** The audit of one description: its root and every file it refers to. */
export interface DescriptionAudit extends AuditResult {
  /** Parsed files by shown uri, for code frames. */
  readonly documents: ReadonlyMap<string, OpenApiDocument>;
}

/** Audits a description and every file it refers to. Never throws on user input. */
export async function auditDescription(uri: string, text: string, host: DocumentHost, options: AuditOptions): Promise<DescriptionAudit> {
  const clock = options.clock ?? (() => 0);
  const started = clock();
  const { config, parse } = options;
  const loaded = await loadDescription(uri, text, host, { limits: config.limits, publicEntries: config.public, ...(parse && { parse }) });
  const phases = { load: clock() - started };
  if (!options.foreign || !loaded.built) return audit(loaded, options, phases);
  const run = await options.foreign(loaded.set.root, loaded.set.documents);
  return audit(loaded, options, { ...phases, foreign: clock() - started - phases.load }, foreignReports(run, loaded.set.root));
}

export interface TextAuditOptions {
  readonly uri: string;
  readonly rules: readonly Rule[];
  readonly config?: Config;
  /** Show every grade of every rule, whatever the preset. */
  readonly allGrades?: boolean;
  readonly audience?: Audience;
  readonly todayMs?: number;
  readonly isCollapsing?: boolean;
}

/** Audits one text. References to other files are refused. Synchronous, never throws on user input. */
export function auditText(text: string, options: TextAuditOptions): DescriptionAudit {
  const config: Config = { ...(options.config ?? DEFAULT_CONFIG), ...(options.audience ? { audience: options.audience } : {}) };
  const loaded = loadText(options.uri, text, { limits: config.limits, publicEntries: config.public });
  return audit(
    loaded,
    {
      config,
      rules: options.rules,
      todayMs: options.todayMs ?? 0,
      isUnfiltered: options.allGrades ?? false,
      isCollapsing: options.isCollapsing ?? true,
    },
    {},
  );
}

function audit(
  loaded: LoadedDescription,
  options: AuditOptions,
  phases: Record<string, number>,
  foreign: readonly UnidentifiedReport[] = [],
): DescriptionAudit {
  const { set, built, refusals } = loaded;
  const displayUri = options.displayUri ?? ((uri: string) => uri);
  const documents = new Map([...set.documents.values()].map((document) => [displayUri(document.uri), document]));
  const problems = [...documents.values()].flatMap(readingProblems);
  if (!built) return withoutIndex(set.root, problems, documents, options);

  const clock = options.clock ?? (() => 0);
  const started = clock();
  const failures: UnidentifiedReport[] = [];
  const found = runRules(options.rules, built.api, {
    config: options.config,
    todayMs: startOfDay(options.todayMs),
    isUnfiltered: options.isUnfiltered ?? false,
    clock,
    onFailure: (meta, error) =>
      failures.push(engineReport('internal-error', { at: { ...rootPlace(set.root), offset: 0 }, message: `The rule ${meta.id} failed: ${nameOf(error)}.` })),
    onTime: (ruleId, ms) => {
      phases[`rule ${ruleId}`] = ms;
    },
  });
  phases['rules'] = clock() - started;
  const all = identify([
    ...problems,
    ...refusalReports(built.api, refusals, options.config.limits),
    ...failures,
    ...unmatchedPublicEntries(built.api, options.config),
    ...found,
    ...foreign,
  ]);
  const result = finish(all, built.api, options, displayUri);
  phases['report'] = clock() - started - phases['rules'];
  return { ...result, files: auditedFiles(built.api, documents), stats: { phases }, documents };
}

function startOfDay(ms: number): number {
  return ms - (ms % 86_400_000);
}

function rootPlace(document: OpenApiDocument): Place {
  return { document, pointer: '' };
}

/** The kind of error only: a runtime may quote the description in its messages. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}

function readingProblems(document: OpenApiDocument): UnidentifiedReport[] {
  return document.problems.map((problem) =>
    engineReport(problem.kind, {
      at: { document, pointer: '', offset: problem.start },
      span: [0, problem.end - problem.start],
      message: problem.message,
      evidenceKey: problem.message,
    }),
  );
}

/** The root is no description: what kept it from being read is reported, or that it is something else. */
function withoutIndex(
  root: OpenApiDocument,
  problems: readonly UnidentifiedReport[],
  documents: ReadonlyMap<string, OpenApiDocument>,
  options: AuditOptions,
): DescriptionAudit {
  const displayUri = options.displayUri ?? ((uri: string) => uri);
  const isExpected = options.isExpected ?? true;
  const reports =
    problems.length > 0 || !isExpected
      ? problems
      : [
          engineReport('not-openapi', {
            at: { document: root, pointer: '', offset: 0 },
            span: [0, 0],
            message: 'The file has no readable `openapi` or `swagger` version.',
          }),
        ];
  const uri = displayUri(root.uri);
  const reason = maskSecrets(problems[0]?.report.message ?? 'no readable `openapi` or `swagger` version');
  const file: AuditedFile = { uri, openapi: null, operations: 0, status: problems.length > 0 || isExpected ? 'unreadable' : 'skipped', reason };
  const findings = identify(reports)
    .map((graded) => toFinding(graded, displayUri))
    .sort(compareFindings);
  return { findings, suppressed: [], files: [file], stats: { phases: {} }, documents };
}

function unmatchedPublicEntries(api: ApiIndex, config: Config): UnidentifiedReport[] {
  return config.public
    .filter((entry) => !api.inbound.some((operation) => matchesPublicEntry(entry, operation)))
    .map((entry) =>
      engineReport('unmatched-public-entry', {
        at: rootPlace(api.root),
        anchor: 'key',
        message: `No operation matches the declared-public path ${entry.path}.`,
        evidenceKey: entry.path,
      }),
    );
}

function finish(
  all: readonly GradedReport[],
  api: ApiIndex,
  options: AuditOptions,
  displayUri: (uri: string) => string,
): Pick<AuditResult, 'findings' | 'suppressed'> {
  const { shown, suppressed, notes } =
    options.hasInlineIgnores === false
      ? { shown: all, suppressed: [], notes: [] }
      : applySuppressions(all, api, {
          todayMs: options.todayMs,
          rulesNamed: (name) => (name.startsWith(FOREIGN_PREFIX) ? [name] : rulesNamedIn(options.rules, name)),
        });
  const own = identify(notes.map(({ ruleId, ...report }) => engineReport(ruleId, { ...report, evidenceKey: report.message })));
  const ordered = [...shown, ...own].sort(compareReports);
  const folded = foldReports(ordered, displayUri);
  const final = options.isCollapsing === false ? folded : collapseReports(folded, displayUri);
  return {
    findings: final.map((graded) => toFinding(graded, displayUri)).sort(compareFindings),
    suppressed: suppressed.map(({ graded, suppression }): Finding => ({ ...toFinding(graded, displayUri), suppression })).sort(compareFindings),
  };
}

function compareReports(a: GradedReport, b: GradedReport): number {
  const uriA = a.report.at.document.uri;
  const uriB = b.report.at.document.uri;
  if (uriA !== uriB) return uriA < uriB ? -1 : 1;
  return a.span.start - b.span.start;
}

function auditedFiles(api: ApiIndex, documents: ReadonlyMap<string, OpenApiDocument>): AuditedFile[] {
  return [...documents]
    .map(([uri, document]): AuditedFile => {
      const operations = api.operations.filter((operation) => operation.document === document).length;
      const openapi = document === api.root ? api.writtenVersion : null;
      if (document.data === undefined)
        return { uri, openapi, operations: 0, status: 'unreadable', reason: maskSecrets(document.problems[0]?.message ?? 'could not be read') };
      return { uri, openapi, operations, status: 'audited' };
    })
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}
