import type { Range, Site } from '../audit/finding.ts';
import { characterWidth, displayWidth, takeColumns, takeLastColumns } from './display-width.ts';
import { safeText } from './safe-text.ts';
import { type MaskedSlice, SECRET_MASK } from './secret-masker.ts';
import type { Paint, Style } from './style.ts';

/** A place to show, how it is underlined, and what to say beside the underline. */
export interface FrameMark {
  readonly site: Site;
  readonly underline: '^' | '-';
  readonly paint: Paint;
  readonly note: string;
}

export interface FrameOptions {
  readonly columns: number;
  readonly style: Style;
  readonly slice: MaskedSlice;
  /** Stands above the lines; '' for none. */
  readonly title: string;
  readonly gutterWidth: number;
}

/** Characters read on either side of a span: more than any terminal shows. */
const WINDOW = 400;
const TAB = '    ';
/** Share of the free columns that the text before the span gets when a line has to be cut. */
const BEFORE_SHARE = 0.4;
const MIN_CODE_COLUMNS = 20;

interface FrameLine {
  readonly mark: FrameMark;
  readonly lineNumber: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/**
 * Draws the lines of one file that the marks stand on, in line order, each span underlined.
 * Long lines are cut around the span, tabs and wide characters measured, secrets masked. All marks belong to the same file.
 */
export function codeFrame(text: string, marks: readonly FrameMark[], options: FrameOptions): string[] {
  const ordered = [...marks].sort((a, b) => a.site.span.start - b.site.span.start);
  const lines = dedent(ordered.map((mark) => frameLine(text, mark, options.slice)));
  const { gutterWidth } = options;
  const codeColumns = Math.max(MIN_CODE_COLUMNS, options.columns - gutterWidth - 5);
  const gutter = (label: string): string => `  ${options.style.dim(`${label.padStart(gutterWidth)} │`)}`;
  const drawn = options.title === '' ? [] : [`  ${options.style.dim(`${' '.repeat(gutterWidth)} ╭ ${takeColumns(options.title, codeColumns)}`)}`];
  let previousNumber: number | undefined;
  let previousCode = '';
  for (const line of lines) {
    const fitted = fitLine(line, codeColumns);
    const code = `${fitted.before}${fitted.marked}${fitted.after}`;
    if (line.lineNumber !== previousNumber || code !== previousCode) {
      if (previousNumber !== undefined && line.lineNumber > previousNumber + 1) drawn.push(`  ${options.style.dim(`${' '.repeat(gutterWidth)} ┆`)}`);
      drawn.push(`${gutter(String(line.lineNumber))} ${code}`.trimEnd());
    }
    drawn.push(`${gutter('')} ${underline(fitted, line.mark)}`);
    previousNumber = line.lineNumber;
    previousCode = code;
  }
  return drawn;
}

/** Reads the first line of a span, split at the span's ends. O(window), also in files of one long line. */
function frameLine(text: string, mark: FrameMark, slice: MaskedSlice): FrameLine {
  const { uri, span, range } = mark.site;
  const start = Math.max(span.start - range.start.character0, span.start - WINDOW);
  const rest = text.slice(span.start, span.start + 2 * WINDOW);
  const lineEnd = span.start + (rest.match(/[\r\n]/)?.index ?? rest.length);
  const markedEnd = Math.min(span.end, lineEnd, span.start + WINDOW);
  const piece = (from: number, to: number): string => (from < to ? safeText(slice(uri, text, from, to).replaceAll('\t', TAB)) : '');
  const before = (start > span.start - range.start.character0 ? '…' : '') + piece(start, span.start);
  const marked = piece(span.start, markedEnd);
  const after = piece(markedEnd, Math.min(lineEnd, markedEnd + WINDOW));
  // A secret that reaches over the ends of the span (with its quotes, say) is still one secret.
  const isSecret = marked === SECRET_MASK;
  return {
    mark,
    lineNumber: range.start.line0 + 1,
    before: isSecret && before.endsWith(SECRET_MASK) ? before.slice(0, -SECRET_MASK.length) : before,
    marked,
    after: isSecret && after.startsWith(SECRET_MASK) ? after.slice(SECRET_MASK.length) : after,
  };
}

/** Removes the indentation that all lines share, but for two columns: depth is what the breadcrumb shows. */
function dedent(lines: readonly FrameLine[]): FrameLine[] {
  const common = Math.min(...lines.map((line) => line.before.length - line.before.trimStart().length));
  return common <= 2 ? [...lines] : lines.map((line) => ({ ...line, before: line.before.slice(common - 2) }));
}

type Fitted = Pick<FrameLine, 'before' | 'marked' | 'after'>;

/** Cuts a line to so many columns, keeping the span and some of what stands before and after it. */
function fitLine(line: FrameLine, columns: number): Fitted {
  const widthBefore = displayWidth(line.before);
  const widthMarked = displayWidth(line.marked);
  const widthAfter = displayWidth(line.after);
  if (widthBefore + widthMarked + widthAfter <= columns) return line;
  if (widthMarked > columns - 2) return { before: line.before === '' ? '' : '…', marked: `${takeColumns(line.marked, columns - 2)}…`, after: '' };
  const free = columns - widthMarked;
  const columnsBefore = Math.max(Math.floor(free * BEFORE_SHARE), free - widthAfter);
  const before = widthBefore <= columnsBefore ? line.before : `…${takeLastColumns(line.before, columnsBefore - 1)}`;
  const columnsAfter = free - displayWidth(before);
  const after = widthAfter <= columnsAfter ? line.after : `${takeColumns(line.after, columnsAfter - 1)}…`;
  return { before, marked: line.marked, after };
}

function underline(line: Fitted, mark: FrameMark): string {
  const indent = [...line.before].map((character) => ' '.repeat(characterWidth(character))).join('');
  const marker = mark.underline.repeat(Math.max(1, displayWidth(line.marked)));
  const note = [mark.note, spannedLines(mark.site.range)].filter((part) => part !== '').join(', ');
  return `${indent}${mark.paint(note === '' ? marker : `${marker} ${note}`)}`;
}

function spannedLines(range: Range): string {
  const lines = range.end.line0 - range.start.line0 + (range.end.character0 > 0 ? 1 : 0);
  return lines > 1 ? `… ${lines} lines` : '';
}
