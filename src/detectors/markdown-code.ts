const FENCE = /^[ \t]{0,12}(?:>[ \t]?)?(`{3,}|~{3,})/gm;
/** Runs of backticks of more lengths than these are no code spans anybody wrote. */
const MAX_RUN_LENGTHS = 8;

/**
 * Replaces fenced and inline code of a Markdown text (CommonMark §4.5, §6.1) by spaces of the same length, so that offsets stay and code is not taken for markup.
 * Linear; an unclosed fence runs to the end.
 */
export function blankCode(text: string): string {
  if (!text.includes('`') && !text.includes('~~~')) return text;
  return blankInlineCode(blankFences(text));
}

function blankFences(text: string): string {
  let result = '';
  let from = 0;
  let opening: { readonly mark: string; readonly at: number } | undefined;
  for (const { index, 1: mark = '' } of text.matchAll(FENCE)) {
    if (opening === undefined) opening = { mark, at: index };
    else if (mark[0] === opening.mark[0] && mark.length >= opening.mark.length) {
      result += text.slice(from, opening.at) + spaces(text.slice(opening.at, index));
      from = index;
      opening = undefined;
    }
  }
  if (opening === undefined) return result + text.slice(from);
  return result + text.slice(from, opening.at) + spaces(text.slice(opening.at));
}

function blankInlineCode(text: string): string {
  const runs = [...text.matchAll(/`{1,80}/g)];
  const unclosed = new Set<number>();
  let result = '';
  let from = 0;
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    const length = open?.[0].length ?? 0;
    if (open === undefined || unclosed.has(length) || unclosed.size > MAX_RUN_LENGTHS) continue;
    const close = runs.findIndex((run, index) => index > i && run[0].length === length);
    if (close < 0) {
      unclosed.add(length);
      continue;
    }
    const end = (runs[close]?.index ?? 0) + length;
    result += text.slice(from, open.index) + spaces(text.slice(open.index, end));
    from = end;
    i = close;
  }
  return result + text.slice(from);
}

function spaces(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
