import type { Range, Site } from '../audit/finding.ts';
import { rangeV1 } from './json.ts';
import type { MaskedSlice } from './secret-masker.ts';

/** Characters of context read before and after a region, and the longest region that is quoted. */
const CONTEXT_LENGTH = 300;
const MAX_SNIPPET_LENGTH = 1000;

/** Absolute URIs (outside the root) stand for themselves; all others are relative to SRCROOT. */
export function artifactLocation(uri: string): object {
  return /^[a-z][a-z0-9+.-]*:/i.test(uri) ? { uri } : { uri, uriBaseId: 'SRCROOT' };
}

export function region(range: Range): object {
  const { start, end } = rangeV1(range);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Where a finding is, quoted with its surroundings; secrets are masked in both. */
export function physicalLocation(site: Site, text: string | undefined, slice: MaskedSlice): object {
  const quote = (start: number, end: number): object => ({ snippet: { text: slice(site.uri, text ?? '', start, end) } });
  const isQuotable = text !== undefined && site.span.end - site.span.start <= MAX_SNIPPET_LENGTH;
  const context = isQuotable ? contextOf(site, text) : undefined;
  return {
    artifactLocation: artifactLocation(site.uri),
    region: { ...region(site.range), ...(isQuotable && quote(site.span.start, site.span.end)) },
    ...(context !== undefined && { contextRegion: { ...region(context.range), ...quote(context.start, context.end) } }),
  };
}

interface Context {
  readonly range: Range;
  readonly start: number;
  readonly end: number;
}

/** The lines of a site with one line before and after, as far as they are short; undefined when there is nothing around the site. */
function contextOf(site: Site, text: string): Context | undefined {
  const before = text.slice(Math.max(0, site.span.start - CONTEXT_LENGTH), site.span.start);
  const after = text.slice(site.span.end, site.span.end + CONTEXT_LENGTH);
  const { line0, character0 } = site.range.start;
  const isLineCut = character0 > before.length;
  const lineStart = isLineCut ? site.span.start - before.length : site.span.start - character0;
  const previous =
    line0 === 0 || isLineCut ? -1 : previousLineLength(text.slice(site.span.start - before.length, lineStart), site.span.start - before.length === 0);
  const start =
    previous < 0
      ? { offset: lineStart, line0, character0: isLineCut ? character0 - before.length : 0 }
      : { offset: lineStart - previous, line0: line0 - 1, character0: 0 };
  const end = contextEnd(site, after);
  if (start.offset === site.span.start && end.offset === site.span.end) return undefined;
  return { range: { start, end }, start: start.offset, end: end.offset };
}

/** Length of the last line of a text that ends with a line break, the break included; -1 when the line starts before the text. */
function previousLineLength(text: string, isFileStart: boolean): number {
  const withoutBreak = text.replace(/(?:\r\n|\n|\r)$/, '');
  const breakAt = Math.max(withoutBreak.lastIndexOf('\n'), withoutBreak.lastIndexOf('\r'));
  if (breakAt < 0 && !isFileStart) return -1;
  return text.length - breakAt - 1;
}

function contextEnd(site: Site, after: string): { offset: number; line0: number; character0: number } {
  const { line0, character0 } = site.range.end;
  const lineEnd = /\r\n|\n|\r/.exec(after);
  if (lineEnd === null) return { offset: site.span.end + after.length, line0, character0: character0 + after.length };
  const nextStart = lineEnd.index + lineEnd[0].length;
  const next = /^[^\r\n]*(?=[\r\n])/.exec(after.slice(nextStart));
  if (next === null || next[0] === '') return { offset: site.span.end + lineEnd.index, line0, character0: character0 + lineEnd.index };
  return { offset: site.span.end + nextStart + next[0].length, line0: line0 + 1, character0: next[0].length };
}
