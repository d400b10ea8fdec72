import { blankCode } from './markdown-code.ts';
import { clipEvidence, collectMatches, type TextMatch } from './text-match.ts';

export type HiddenText = 'invisible-character' | 'bidi-override' | 'html-comment' | 'hidden-element' | 'encoded-block';

/** Cheap signs that a text may hide something: characters, and inside tags; part of the common gate. */
export const INVISIBLE_GATE = /[\u115f\u1160\u180e\u200b-\u200d\u202a-\u202e\u2060-\u2069\u3164\ufeff\udb40]/;
export const HIDDEN_ELEMENT_GATE = /<!--|display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0|opacity\s?:\s?0/i;

const MIN_ENCODED_LENGTH = 200;
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/g;
const BIDI_OVERRIDE = /[\u202d\u202e]/;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Zero width space, word joiner, invisible operators, Hangul fillers, Mongolian vowel separator, BOM inside a text; tag characters and variation selectors 17–256. */
const INVISIBLE = /[\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff]{1,200}|(?:\udb40[\udc00-\uddef]){1,400}/g;
const JOINER = /[\u200c\u200d]{1,200}/g;
/** Scripts that shape letters with joiners or break lines at zero width spaces. */
const JOINING_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f/u;
const COMMENT_MARKER =
  /^\s{0,4}(?:\/|@|#|toc\b|tabs?\b|tab:|type:|theme:|title:|focus:|start\b|begin\b|end\b|generated|auto-?generated|alex\b|doctoc|don't edit|do not edit|prettier|markdownlint|eslint|cspell|vale|spell-?checker|redoc|more\b|panels?:|lineNumbers|include|ignore|remark|textlint|lint|note: generated)/i;
const HIDDEN_STYLE =
  /<[a-z][a-z0-9]{0,20}\s[^<>]{0,200}\bstyle\s?=\s?["'][^"'<>]{0,200}(?:display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0|opacity\s?:\s?0(?![.\d]))[^<>]{0,200}>/gi;
const ENCODED_BLOCK = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{200,}={0,2}/g;

/**
 * Finds what people do not see and machines read: invisible and direction-changing characters (Trojan Source, CWE-1007), HTML comments with words,
 * hidden elements and encoded blocks. Takes the text as written, with its markup; joiners of emoji and of scripts that need them are left alone.
 */
export function findHiddenText(text: string): readonly TextMatch<HiddenText>[] {
  const found: TextMatch<HiddenText>[] = [];
  collectMatches(found, text, INVISIBLE, 'invisible-character', (match) => (isInnocent(text, match) ? undefined : codePoints(match[0])));
  collectMatches(found, text, JOINER, 'invisible-character', (match) => (joinsVisibly(text, match) ? undefined : codePoints(match[0])));
  const isRightToLeft = RIGHT_TO_LEFT.test(text);
  collectMatches(found, text, BIDI_CONTROL, 'bidi-override', ([character]) =>
    BIDI_OVERRIDE.test(character) || !isRightToLeft ? codePoints(character) : undefined,
  );
  const prose = blankCode(text);
  collectComments(found, prose);
  collectMatches(found, prose, HIDDEN_STYLE, 'hidden-element', ([element]) => /^<[a-z0-9]{1,21}/i.exec(element)?.[0].concat(' …>'));
  collectMatches(found, prose, ENCODED_BLOCK, 'encoded-block', (match) => (isEncoded(prose, match) ? `${match[0].length} characters of base64` : undefined));
  return found.sort((a, b) => a.start - b.start);
}

/** A byte order mark at the start, flags of regions (tag characters behind a black flag), line breaks of scripts without spaces. */
function isInnocent(text: string, { 0: characters, index }: RegExpExecArray): boolean {
  if (characters === '\ufeff' && index === 0) return true;
  if (characters.startsWith('\udb40')) return text.slice(Math.max(0, index - 2), index) === '\u{1f3f4}';
  return isBetween(text, index, characters.length, JOINING_SCRIPT);
}

function joinsVisibly(text: string, { 0: characters, index }: RegExpExecArray): boolean {
  return characters.length === 1 && (isBetween(text, index, 1, EMOJI) || isBetween(text, index, 1, JOINING_SCRIPT));
}

function isBetween(text: string, index: number, length: number, script: RegExp): boolean {
  return script.test(text.slice(Math.max(0, index - 2), index)) || script.test(text.slice(index + length, index + length + 2));
}

function codePoints(characters: string): string {
  const shown = [...characters].slice(0, 4).map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  const count = [...characters].length;
  return count > shown.length ? `${shown.join(' ')} … (${count} characters)` : shown.join(' ');
}

/** Comments of generators and layout markers have a mark at their start; others with at least two words are notes. */
function collectComments(found: TextMatch<HiddenText>[], text: string): void {
  let start = text.indexOf('<!--');
  for (let count = 0; start >= 0 && count < 40; count++) {
    const close = text.indexOf('-->', start + 4);
    const end = close < 0 ? text.length : close + 3;
    const content = text.slice(start + 4, close < 0 ? text.length : close);
    const words = content.slice(0, 2_000).match(/\p{L}{2,}/gu) ?? [];
    if (words.length > 1 && !COMMENT_MARKER.test(content)) found.push({ start, end, kind: 'html-comment', evidence: clipEvidence(content) });
    start = close < 0 ? -1 : text.indexOf('<!--', end);
  }
}

/** Whether there may be a run of base64 characters as long as an encoded block: looks at every tenth character only. */
export function mayHoldEncodedBlock(text: string): boolean {
  let run = 0;
  for (let i = 0; i < text.length; i += 10) {
    const code = text.charCodeAt(i);
    const isEncoding = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 47 && code <= 57) || code === 43;
    run = isEncoding ? run + 1 : 0;
    if (run >= MIN_ENCODED_LENGTH / 10 - 1) return true;
  }
  return false;
}

/** Pictures are shown, and long words without capitals or digits are no encoding. */
function isEncoded(text: string, { 0: block, index }: RegExpExecArray): boolean {
  if (text.slice(Math.max(0, index - 10), index).includes('base64,')) return false;
  const head = block.slice(0, 200);
  return /[a-z]/.test(head) && /[A-Z]/.test(head) && /\d/.test(head) && new Set(head).size > 20;
}
