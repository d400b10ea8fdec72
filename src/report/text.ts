import type { Finding, RelatedSite, Site } from '../audit/finding.ts';
import { shownTokens } from '../audit/shown-pointer.ts';
import { codeFrame, type FrameMark } from './code-frame.ts';
import { displayWidth, takeColumns, takeLastColumns, wrapWords } from './display-width.ts';
import type { ReportFormat, ReportOptions, SourceOf } from './report.ts';
import { safePath, safeText } from './safe-text.ts';
import { createSecretMasker, type MaskedSlice } from './secret-masker.ts';
import { createStyle, hyperlink, type Style } from './style.ts';
import { addFileList, addSummary } from './text-summary.ts';

/** Explaining places drawn in the frame; more of them are using operations rather than causes, and are listed. */
const MAX_FRAMED_RELATED = 2;
const MAX_LISTED = 3;

interface TextContext {
  readonly options: ReportOptions;
  readonly style: Style;
  readonly sourceOf: SourceOf;
  readonly slice: MaskedSlice;
}

/** For people: findings grouped by file, each with a code frame; then the files that were not read, and the sums. */
export const textReport: ReportFormat = (result, options, sourceOf) => {
  const context: TextContext = {
    options,
    style: createStyle(options.terminal.hasColor),
    sourceOf,
    slice: createSecretMasker(result, sourceOf, options.findSecrets),
  };
  const lines: string[] = [];
  for (let first = 0; first < result.findings.length; ) {
    const uri = result.findings[first]?.uri ?? '';
    let end = first + 1;
    while (result.findings[end]?.uri === uri) end++;
    addFile(lines, uri, result.findings.slice(first, end), context);
    first = end;
  }
  // A file with findings is listed with them.
  const speaking = new Set(result.findings.map((finding) => finding.uri));
  const silent = result.files.filter((file) => !speaking.has(file.uri));
  addFileList(lines, 'Could not be read', silent, 'unreadable', context.style);
  addFileList(lines, 'Skipped', result.files, 'skipped', context.style);
  addSummary(lines, result, context.style, options.terminal.hiddenCount);
  return `${lines.join('\n')}\n`;
};

function addFile(lines: string[], uri: string, findings: readonly Finding[], context: TextContext): void {
  const { style } = context;
  let placeWidth = 0;
  let severityWidth = 0;
  for (const finding of findings) {
    placeWidth = Math.max(placeWidth, placeOf(finding).length);
    severityWidth = Math.max(severityWidth, finding.severity.length);
  }
  lines.push(style.bold(safePath(uri)), '');
  for (const finding of findings) {
    const severity = style.severity[finding.severity](finding.severity.padEnd(severityWidth));
    const margin = placeWidth + severityWidth + 6;
    const [first = '', ...more] = headingTexts(finding, margin, context);
    lines.push(`  ${placeOf(finding).padStart(placeWidth)}  ${severity}  ${first}`);
    for (const text of more) lines.push(' '.repeat(margin) + text);
    addDetails(lines, finding, context);
    lines.push('');
  }
}

/** Message and rule, on one line if they fit behind the margin; else the message on as many as it takes, and the rule below. */
function headingTexts(finding: Finding, margin: number, { style, options }: TextContext): string[] {
  const { hasLinks, isWrapped, columns } = options.terminal;
  const message = safeText(finding.message);
  const rule = style.dim(hasLinks ? hyperlink(finding.ruleId, options.docsUrl(finding.ruleId)) : finding.ruleId);
  const width = margin + displayWidth(message) + 2 + finding.ruleId.length;
  if (!isWrapped || width <= columns) return [`${style.bold(message)}  ${rule}`];
  return [...wrapWords(message, columns - margin).map(style.bold), rule];
}

function addDetails(lines: string[], finding: Finding, context: TextContext): void {
  const { style, sourceOf } = context;
  const hasSource = sourceOf(finding.uri) !== undefined;
  const isFramed = hasSource && finding.related.length <= MAX_FRAMED_RELATED;
  const framed = isFramed ? finding.related.filter((site) => sourceOf(site.uri) !== undefined) : [];
  const gutterWidth = String(Math.max(...[finding, ...framed].map((site) => site.range.start.line0 + 1))).length;
  if (hasSource) addFrames(lines, finding, framed, gutterWidth, context);
  const note = (content: string): void => void lines.push(`  ${' '.repeat(gutterWidth)} ${style.dim('=')} ${content}`);
  if (finding.evidence !== undefined) note(`evidence: ${safeText(finding.evidence)}`);
  const listed = finding.related.filter((site) => !framed.includes(site));
  for (const site of listed.slice(0, MAX_LISTED)) note(`${placeIn(site, finding.uri)} ${safeText(site.message)}`);
  if (listed.length > MAX_LISTED) note(`and ${listed.length - MAX_LISTED} more`);
  const places = placesNote(finding);
  if (places !== '') note(places);
}

/** One frame for the finding's file, one for each explaining place in another. */
function addFrames(lines: string[], finding: Finding, related: readonly RelatedSite[], gutterWidth: number, context: TextContext): void {
  const { style, sourceOf, slice, options } = context;
  const { columns } = options.terminal;
  const draw = (uri: string, marks: readonly FrameMark[], title: string): void => {
    const text = sourceOf(uri)?.text;
    if (text !== undefined) for (const line of codeFrame(text, marks, { columns, style, slice, title, gutterWidth })) lines.push(line);
  };
  const markOf = (site: RelatedSite): FrameMark => ({ site, underline: '-', paint: style.cyan, note: safeText(site.message) });
  const primary: FrameMark = { site: finding, underline: '^', paint: style.severity[finding.severity], note: '' };
  draw(finding.uri, [primary, ...related.filter((site) => site.uri === finding.uri).map(markOf)], breadcrumb(finding.pointer, columns));
  for (const site of related) if (site.uri !== finding.uri) draw(site.uri, [markOf(site)], `${safePath(site.uri)}:${placeOf(site)}`);
}

/** The further places of a folded or collapsed finding; nothing when related places tell them already. */
function placesNote(finding: Finding): string {
  const { count = 1, sites = [], related } = finding;
  if (count < 2 || (sites.length === 0 && related.length > 0)) return '';
  const shown = sites.slice(0, MAX_LISTED).map((site) => placeIn(site, finding.uri));
  const more = count - 1 - shown.length;
  return shown.length === 0 ? `${count} places` : `${count} places, also at ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function placeOf(site: Site): string {
  return `${site.range.start.line0 + 1}:${site.range.start.character0 + 1}`;
}

function placeIn(site: Site, uri: string): string {
  return site.uri === uri ? placeOf(site) : `${safePath(site.uri)}:${placeOf(site)}`;
}

/** Where a value stands, as names: `paths › /orders › post`. What fits of a long one: its start and its end. */
function breadcrumb(pointer: string, columns: number): string {
  const tokens = shownTokens(pointer).map(safeText);
  if (tokens.length < 2) return '';
  const crumbs = tokens.join(' › ');
  const room = columns - 10;
  return displayWidth(crumbs) <= room ? crumbs : `${takeColumns(crumbs, Math.floor(room * 0.4))}…${takeLastColumns(crumbs, Math.floor(room * 0.6) - 1)}`;
}
