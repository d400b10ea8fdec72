import { maskSecrets } from '../detectors/mask-secrets.ts';
import { childPlace, type Place, pointerTokens, type TextSpan } from '../document/document.ts';
import { isJsonObject, ownMember } from '../document/json-value.ts';
import type { RelatedPlace, Report, RuleMeta } from '../rules/rule.ts';
import type { Confidence, Finding, RelatedSite, Severity, Site } from './finding.ts';
import { fingerprint } from './fingerprint.ts';

const MAX_MESSAGE = 120;
const MAX_EVIDENCE = 60;
const MAX_RELATED = 20;
/** Places listed of one finding. */
export const MAX_SITES = 100;

/** A report that is shown, before it becomes a finding. */
export interface GradedReport {
  readonly meta: RuleMeta;
  readonly report: Report;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Position in the file, for order and identity. */
  readonly span: TextSpan;
  /** Further places that this report stands for after folding and collapsing. */
  readonly sites: readonly Site[];
  readonly count: number;
  readonly fingerprint: string;
}

/** Span of what a report points at. */
export function spanOf(report: Pick<Report, 'at' | 'anchor' | 'span'>): TextSpan {
  const { at, anchor, span } = report;
  if (at.offset !== undefined) {
    const [start, end] = span ?? [0, 0];
    return { start: at.offset + start, end: at.offset + Math.max(start, end) };
  }
  const inner = span && at.mapSpan ? at.mapSpan(span[0], span[1]) : span;
  if (inner) return at.document.locate(at.pointer, { anchor: anchor ?? 'value', span: inner });
  return anchor === 'key' ? keySpan(at) : at.document.locate(at.pointer);
}

/** Where a part is named: at its key. A parameter in a list has none, but a `name`. */
function keySpan(at: Place): TextSpan {
  const named = isListedParameter(at) ? childPlace(at, 'name') : undefined;
  return named === undefined ? at.document.locate(at.pointer, { anchor: 'key' }) : named.document.locate(named.pointer);
}

function isListedParameter({ document, pointer }: Place): boolean {
  if (!/\/\d+$/.test(pointer)) return false;
  let value: unknown = document.data;
  let isItem = false;
  for (const token of pointerTokens(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return false;
    isItem = Array.isArray(value);
    value = (value as Readonly<Record<string, unknown>>)[token];
  }
  return isItem && isJsonObject(value) && typeof ownMember(value, 'name') === 'string' && typeof ownMember(value, 'in') === 'string';
}

export function toSite(place: Place, span: TextSpan, displayUri: (uri: string) => string): Site {
  const { document, pointer } = place;
  const start = document.position(span.start);
  const end = document.position(span.end);
  return { uri: displayUri(document.uri), pointer, span, range: { start, end } };
}

/** Makes the finding: everything is computed here that only shown reports need. */
export function toFinding(graded: GradedReport, displayUri: (uri: string) => string): Finding {
  const { meta, report, severity, confidence, span, sites, count } = graded;
  const related = (report.related?.() ?? []).slice(0, MAX_RELATED).map((place) => toRelated(place, displayUri));
  const listed = [
    ...(report.sites?.() ?? []).map((place) => toSite(place, isListedParameter(place) ? keySpan(place) : place.document.locate(place.pointer), displayUri)),
    ...sites,
  ];
  const total = Math.max(count, report.count ?? 1);
  return {
    ruleId: meta.id,
    family: meta.family,
    severity,
    confidence,
    message: clip(maskSecrets(report.message), MAX_MESSAGE),
    ...toSite(report.at, span, displayUri),
    related,
    fingerprint: graded.fingerprint,
    ...(report.evidence === undefined ? {} : { evidence: clip(maskSecrets(report.evidence), MAX_EVIDENCE) }),
    ...(total > 1 ? { count: total } : {}),
    ...(listed.length > 0 ? { sites: listed.slice(0, MAX_SITES) } : {}),
    ...(report.fix ? { fixes: [report.fix] } : {}),
  };
}

function toRelated(place: RelatedPlace, displayUri: (uri: string) => string): RelatedSite {
  const span = spanOf({ at: place.at, ...(place.anchor ? { anchor: place.anchor } : {}) });
  return { ...toSite(place.at, span, displayUri), message: clip(maskSecrets(place.message), MAX_MESSAGE) };
}

/** Cuts at a length without splitting a character. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Gives each report its identity; reports that are equal in rule, place and span are one. */
export function identify(reports: readonly Omit<GradedReport, 'fingerprint'>[]): GradedReport[] {
  const occurrences = new Map<string, number>();
  const seen = new Set<string>();
  const result: GradedReport[] = [];
  for (const graded of reports) {
    const { meta, report, span } = graded;
    const spot = `${meta.id} ${report.at.document.uri} ${span.start} ${span.end} ${report.at.pointer} ${report.message}`;
    if (seen.has(spot)) continue;
    seen.add(spot);
    const key = report.evidenceKey ?? report.evidence ?? '';
    const base = `${meta.id} ${report.at.document.uri} ${report.at.pointer} ${key}`;
    const occurrence = occurrences.get(base) ?? 0;
    occurrences.set(base, occurrence + 1);
    result.push({ ...graded, fingerprint: fingerprint(meta.id, report.at, key, occurrence) });
  }
  return result;
}
