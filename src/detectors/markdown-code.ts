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
  const pieces: string[] = [];
  let from = 0;
  let openMark = '';
  let openAt = 0;
  FENCE.lastIndex = 0;
  for (let fence = FENCE.exec(text); fence !== null; fence = FENCE.exec(text)) {
    const mark = fence[1] ?? '';
    if (openMark === '') {
      openMark = mark;
      openAt = fence.index;
    } else if (mark[0] === openMark[0] && mark.length >= openMark.length) {
      pieces.push(text.slice(from, openAt), spaces(text.slice(openAt, fence.index)));
      from = fence.index;
      openMark = '';
    }
  }
  if (openMark !== '') pieces.push(text.slice(from, openAt), spaces(text.slice(openAt)));
  else pieces.push(text.slice(from));
  return pieces.join('');
}

function blankInlineCode(text: string): string {
  const pieces: string[] = [];
  const unclosed = new Set<number>();
  let from = 0;
  let open = text.indexOf('`');
  while (open >= 0 && unclosed.size <= MAX_RUN_LENGTHS) {
    const length = runLength(text, open);
    const close = unclosed.has(length) ? -1 : findRun(text, open + length, length);
    if (close >= 0) {
      pieces.push(text.slice(from, open), spaces(text.slice(open, close + length)));
      from = close + length;
    } else unclosed.add(length);
    open = text.indexOf('`', close < 0 ? open + length : from);
  }
  return pieces.join('') + text.slice(from);
}

function runLength(text: string, from: number): number {
  let end = from;
  while (text.charCodeAt(end) === 96) end++;
  return end - from;
}

function findRun(text: string, from: number, length: number): number {
  let at = text.indexOf('`', from);
  while (at >= 0) {
    const found = runLength(text, at);
    if (found === length) return at;
    at = text.indexOf('`', at + found);
  }
  return -1;
}

function spaces(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
