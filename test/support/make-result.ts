import type { AuditedFile, AuditResult, Finding, RelatedSite, Site } from '../../src/audit/finding.ts';
import type { ReportOptions, SourceOf } from '../../src/report/report.ts';
import type { RuleMeta } from '../../src/rules/rule.ts';

/** A finding as a test writes it: the place is the text it stands on, in the file's text. */
export interface FindingSketch extends Partial<Omit<Finding, 'related' | 'sites'>> {
  /** Text of the span; the first occurrence. */
  readonly on: string;
  readonly related?: readonly { readonly on: string; readonly message: string; readonly uri?: string }[];
  readonly sites?: readonly { readonly on: string; readonly pointer: string }[];
}

export type Files = Readonly<Record<string, string>>;

/** Builds the result of an audit by hand. Findings stand in the first file unless they name another. */
export function makeResult(files: Files, sketches: readonly FindingSketch[], extra: Partial<AuditResult> = {}): AuditResult {
  const uris = Object.keys(files);
  const findings = sketches.map((sketch) => makeFinding(files, sketch));
  return {
    findings: findings.filter((finding) => finding.suppression === undefined),
    suppressed: findings.filter((finding) => finding.suppression !== undefined),
    files: uris.map((uri): AuditedFile => ({ uri, openapi: '3.0.3', operations: 2, status: 'audited' })),
    stats: { phases: {} },
    ...extra,
  };
}

function makeFinding(files: Files, sketch: FindingSketch): Finding {
  const { on, related = [], sites, uri = Object.keys(files)[0] ?? '', pointer = '/info', ...members } = sketch;
  const place = siteOf(files, uri, pointer, on);
  return {
    ruleId: 'no-cleartext-server',
    family: 'transport',
    severity: 'error',
    confidence: 'high',
    message: 'Something is wrong.',
    fingerprint: '0123456789abcdef',
    ...members,
    ...place,
    related: related.map((other): RelatedSite => ({ ...siteOf(files, other.uri ?? uri, '/security', other.on), message: other.message })),
    ...(sites !== undefined && { sites: sites.map((site) => siteOf(files, uri, site.pointer, site.on)) }),
  };
}

function siteOf(files: Files, uri: string, pointer: string, on: string): Site {
  const text = files[uri] ?? '';
  const start = text.indexOf(on);
  if (start < 0) throw new Error(`${JSON.stringify(on)} does not stand in ${uri}`);
  const span = { start, end: start + on.length };
  return { uri, pointer, span, range: { start: positionOf(text, span.start), end: positionOf(text, span.end) } };
}

function positionOf(text: string, offset: number): { line0: number; character0: number } {
  const before = text.slice(0, offset).split('\n');
  return { line0: before.length - 1, character0: before.at(-1)?.length ?? 0 };
}

export function sourceOfFiles(files: Files): SourceOf {
  return (uri) => {
    const text = files[uri];
    return text === undefined ? undefined : { text, sha256: () => 'ab'.repeat(32) };
  };
}

export const CLEARTEXT_META: RuleMeta = {
  id: 'no-cleartext-server',
  family: 'transport',
  title: 'Server URLs use https',
  why: 'Anyone on the network path can read tokens and personal data sent over http.',
  fix: 'Serve the API over https, or remove the server entry before publication.',
  grades: { default: { severity: 'error', confidence: 'high', presets: ['recommended', 'strict', 'publish'] } },
  stage: 'stable',
  since: '0.1.0',
  catalogue: ['T01'],
  owasp: ['API8:2023'],
  cwe: [319],
  appliesTo: ['2.0', '3.0', '3.1', '3.2'],
};

export const REPORT_OPTIONS: ReportOptions = {
  version: '1.2.3',
  homepage: 'https://specwarden.dev',
  ruleOf: (id) => (id === CLEARTEXT_META.id ? CLEARTEXT_META : undefined),
  findSecrets: () => [],
  docsUrl: (id) => `https://specwarden.dev/rules/${id}`,
  terminal: { hasColor: false, hasLinks: false, columns: 80, isWrapped: false, hiddenCount: 0 },
};
