import { blankSpans, findCode, isCodeSpan } from '../detectors/markdown-code.ts';
import { findEntities, findTags } from './html-markup.ts';
import { type MappedText, rewriteText } from './rewrite-text.ts';

/** A part of a Markdown or HTML text: prose with its markup taken away, or code. */
export interface ProseSegment extends MappedText {
  readonly kind: 'prose' | 'code';
  /** Code inside a sentence: a part of what `quotedProse` shows. */
  readonly isInline?: boolean;
}

const HAS_MARKUP = /[`<&]|~~~/;

/**
 * Splits a text into its prose and the code it quotes (fences and inline code), so that each can be judged as what it is.
 * Prose keeps its length: code and tags become spaces, so that words on both sides stay apart. Linear in the length.
 */
export function proseSegments(text: string): readonly ProseSegment[] {
  if (!HAS_MARKUP.test(text)) return [{ kind: 'prose', value: text }];
  const codeSpans = findCode(text);
  const segments: ProseSegment[] = codeSpans.map(([start, end]) => codeSegment(text, start, end));
  const withoutCode = blankSpans(text, codeSpans);
  const withoutTags = withoutCode.includes('<') ? blankSpans(withoutCode, findTags(withoutCode)) : withoutCode;
  return [{ kind: 'prose', ...rewriteText(withoutTags, findEntities(withoutTags)) }, ...segments];
}

function codeSegment(text: string, start: number, end: number): ProseSegment {
  const isInline = isCodeSpan(text, [start, end]);
  return { kind: 'code', value: text.slice(start, end), mapSpan: (from, to) => [from + start, to + start], isInline };
}
