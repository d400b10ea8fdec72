import { blankSpans, findCode, isCodeSpan, type Span } from '../detectors/markdown-code.ts';
import { findEntities, findTags } from './html-markup.ts';
import { type Edit, type MappedText, rewriteText } from './rewrite-text.ts';

const HAS_MARKUP = /[`<&]|~~~/;
const CODE_TAG = /^<\/?(?:code|kbd|tt)\b/i;
const MARK_BEFORE = /`+$/;
const MARK_AFTER = /^`+/;
/** Longer marks of code spans are not looked at as a whole. */
const MAX_MARK_LENGTH = 8;

/**
 * The sentences of a text together with the code inside them, in quotation marks: "the key is" stands in front of the code that holds the key.
 * Fenced code is left out, a tag becomes a space. Linear in the length.
 */
export function quotedProse(text: string): MappedText {
  return HAS_MARKUP.test(text) ? rewriteText(text, quotingEdits(text)) : { value: text };
}

function quotingEdits(text: string): Edit[] {
  const codeSpans = findCode(text);
  const edits = codeSpans.flatMap((span) => (isCodeSpan(text, span) ? quoteCode(text, span) : [{ start: span[0], end: span[1], by: '\n' }]));
  const withoutCode = blankSpans(text, codeSpans);
  const tags = withoutCode.includes('<') ? findTags(withoutCode) : [];
  const withoutTags = tags.length === 0 ? withoutCode : blankSpans(withoutCode, tags);
  for (const [start, end] of tags) edits.push({ start, end, by: CODE_TAG.test(text.slice(start, start + 7)) ? '"' : ' ' });
  edits.push(...findEntities(withoutTags));
  return edits.sort((a, b) => a.start - b.start);
}

function quoteCode(text: string, [start, end]: Span): Edit[] {
  const before = MARK_BEFORE.exec(text.slice(Math.max(0, start - MAX_MARK_LENGTH), start))?.[0].length ?? 0;
  const after = MARK_AFTER.exec(text.slice(end, end + MAX_MARK_LENGTH))?.[0].length ?? 0;
  return [
    { start: start - before, end: start, by: '"' },
    { start: end, end: end + after, by: '"' },
  ];
}
