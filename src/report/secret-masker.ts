import type { AuditResult, Site } from '../audit/finding.ts';
import { lastToken, type TextSpan } from '../document/document.ts';
import type { ReportOptions, SourceOf } from './report.ts';

/** Stands for a secret, whatever its length. */
export const SECRET_MASK = '•••';
/** Secrets of fewer characters are masked where they were found, not wherever the same characters stand. */
const MIN_SEARCHED_LENGTH = 8;
/** A longer secret (a PEM block) is recognised elsewhere by its first characters. */
const MAX_SEARCHED_LENGTH = 64;
/** A repetition may begin this far outside of what is shown. */
const REACH = 512;

/** Cuts a piece out of a file's text with every credential in it masked. */
export type MaskedSlice = (uri: string, text: string, start: number, end: number) => string;

/**
 * Prepares the masking of code frames and snippets. Hidden are the places of all credential findings, suppressed ones included, the
 * same texts wherever else they stand (a secret is reported once, but may be repeated on any line that is shown), and what looks like
 * a credential though no rule reports it: rules may be off.
 */
export function createSecretMasker(result: AuditResult, sourceOf: SourceOf, findSecrets: ReportOptions['findSecrets']): MaskedSlice {
  const { spansByUri, secrets } = collectSecrets(result, sourceOf);
  return (uri, text, start, end) => {
    const from = Math.max(0, start - REACH);
    const window = text.slice(from, end + REACH);
    const spans = [...repetitions(window, secrets), ...findSecrets(window)].map((span) => ({ start: from + span.start, end: from + span.end }));
    addOverlapping(spans, spansByUri.get(uri) ?? [], start, end);
    return maskSpans(text, start, end, spans);
  };
}

interface Secrets {
  /** Sorted by start, not overlapping. */
  readonly spansByUri: ReadonlyMap<string, readonly TextSpan[]>;
  readonly secrets: ReadonlySet<string>;
}

function collectSecrets(result: AuditResult, sourceOf: SourceOf): Secrets {
  const spansByUri = new Map<string, TextSpan[]>();
  const secrets = new Set<string>();
  const hide = (site: Site): void => {
    const spans = spansByUri.get(site.uri);
    if (spans === undefined) spansByUri.set(site.uri, [site.span]);
    else spans.push(site.span);
    const secret = sourceOf(site.uri)?.text.slice(site.span.start, Math.min(site.span.end, site.span.start + MAX_SEARCHED_LENGTH)) ?? '';
    const isKey = secret === lastToken(site.pointer);
    if (secret.length >= MIN_SEARCHED_LENGTH && !isKey) secrets.add(secret);
  };
  for (const findings of [result.findings, result.suppressed]) {
    for (const finding of findings) {
      if (finding.family !== 'credentials') continue;
      hide(finding);
      for (const site of finding.sites ?? []) hide(site);
    }
  }
  for (const [uri, spans] of spansByUri) spansByUri.set(uri, mergeSpans(spans));
  return { spansByUri, secrets };
}

/** Places where a known secret stands. */
function repetitions(window: string, secrets: ReadonlySet<string>): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const secret of secrets) {
    for (let at = window.indexOf(secret); at >= 0; at = window.indexOf(secret, at + secret.length)) spans.push({ start: at, end: at + secret.length });
  }
  return spans;
}

/** Adds the spans of a sorted list that overlap a window. O(log n). */
function addOverlapping(target: TextSpan[], sorted: readonly TextSpan[], start: number, end: number): void {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  for (let span = sorted[low]; span !== undefined && span.start < end; span = sorted[++low]) target.push(span);
}

function mergeSpans(spans: readonly TextSpan[]): TextSpan[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

function maskSpans(text: string, start: number, end: number, spans: readonly TextSpan[]): string {
  let masked = '';
  let at = start;
  for (const span of mergeSpans(spans)) {
    if (span.end <= start || span.start >= end) continue;
    masked += `${text.slice(at, Math.max(at, span.start))}${SECRET_MASK}`;
    at = Math.min(end, span.end);
  }
  return masked + text.slice(at, end);
}
