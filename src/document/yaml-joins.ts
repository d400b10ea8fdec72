import { lineEnd, lineStart } from './yaml-gaps.ts';
import { blockEnd, contentAtOrAfter, type Line, lineAt } from './yaml-lines.ts';
import type { Edit } from './yaml-repairs.ts';

/** How often the characters of a text may be looked at while quotes and brackets are matched: unclosed ones cost a pass each. */
const MAX_PASSES = 4;

interface Search {
  readonly text: string;
  charactersLeft: number;
}

/** The line breaks inside lists, mappings in braces and quoted text that have lines not indented deeper than their key. */
export function underIndentedBreaks(text: string): Edit[] {
  const search: Search = { text, charactersLeft: text.length * MAX_PASSES };
  const edits: Edit[] = [];
  for (let at = contentAtOrAfter(text, 0); at < text.length && search.charactersLeft > 0; ) {
    const line = lineAt(text, at);
    const value = readValue(search, line);
    if (value !== undefined && isUnderIndented(text, line, value.breaks)) for (const edit of value.breaks) edits.push(edit);
    at = contentAtOrAfter(text, lineEnd(text, value?.end ?? line.end));
  }
  return edits;
}

function isUnderIndented(text: string, line: Line, breaks: readonly Edit[]): boolean {
  const column = line.contentStart - lineStart(text, line.contentStart);
  // Tabs count for nothing.
  return breaks.some((edit) => text.slice(lineStart(text, edit.end), edit.end).replaceAll('\t', '').length <= column);
}

interface Value {
  readonly end: number;
  /** Each line break with the comment before it and the indentation behind it. */
  readonly breaks: readonly Edit[];
}

/** A value of several lines; undefined for others and when what seems to be its end is none. */
function readValue(search: Search, line: Line): Value | undefined {
  const { text } = search;
  if (line.valueStart === undefined) return undefined;
  if (/^[|>][-+\d]*$/.test(text.slice(line.valueStart, line.end))) return { end: blockEnd(text, line), breaks: [] };
  const value = readEnclosed(search, line.valueStart);
  const isClosed = value !== undefined && value.breaks.length > 0 && /^[ \t]*(?:[ \t]#|[\r\n]|$)/.test(text.slice(value.end, value.end + 100));
  return isClosed ? value : undefined;
}

/** Reads from an opening quote or bracket to its match. */
function readEnclosed(search: Search, start: number): Value | undefined {
  const { text } = search;
  if (!'"\'[{'.includes(text.charAt(start))) return undefined;
  const breaks: Edit[] = [];
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length && search.charactersLeft-- > 0; at++) {
    const character = text.charAt(at);
    const isComment = quote === '' && character === '#' && ' \t\r\n'.includes(text.charAt(at - 1));
    if (isComment || character === '\n' || character === '\r') {
      const end = contentAtOrAfter(text, lineEnd(text, at));
      breaks.push({ start: at, end, kind: 'join' });
      at = end - 1;
    } else if (quote !== '') {
      if ((character === '\\' && quote === '"') || (quote === "'" && text.startsWith("''", at))) at++;
      else if (character === quote) quote = '';
    } else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    else if ((character === '"' || character === "'") && startsToken(text, at)) quote = character;
    if (depth === 0 && quote === '') return { end: at + 1, breaks };
  }
  return undefined;
}

/** Quotes inside plain text mean nothing. */
function startsToken(text: string, at: number): boolean {
  return at === 0 || ' \t\r\n[{,:'.includes(text.charAt(at - 1));
}
