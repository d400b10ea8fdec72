import { splitName } from './split-name.ts';

const FREE_TEXT_WORD: ReadonlySet<string> = new Set(
  'name title description comment comments note notes message text label summary reason subject remark remarks caption headline body content address street city'.split(' '),
);
const PAGE_TOKEN = /(?:page|next|prev|previous|continuation|sync|resume|scroll|paging|pagination|cursor) ?(?:token|key|cursor|marker|link)$|^(?:cursor|marker|after|before|starting after|ending before|continuation|page)$|cursor$/;
const PAGE_SIZE =
  /^(?:limit|page ?size|per ?page|max ?results?|max ?items|max ?page ?size|page ?limit|items ?per ?page|results ?per ?page|num ?results|page ?count|batch ?size|top|rows)$/;
const PAGE =
  /\b(?:page|pages|paging|pagination|offset|cursor|limit|per page|marker|continuation|next|after|before|starting after|ending before|start|skip|top|size|count|first|last|rows|max results|max items|since|from|until|take|range|token|start index|batch)\b/;

function phrase(name: string): string {
  return splitName(name).join(' ');
}

/** Names of texts that people write, which no pattern can describe: "title", "billingAddress". */
export function isFreeTextName(name: string): boolean {
  return FREE_TEXT_WORD.has(splitName(name).at(-1) ?? '');
}

/** Opaque positions in a list that servers hand out and take back: "nextPageToken", "cursor". */
export function isPageTokenName(name: string): boolean {
  return PAGE_TOKEN.test(phrase(name));
}

/** How many items a caller asks for at once: "limit", "page_size", "$top". */
export function isPageSizeName(name: string): boolean {
  return PAGE_SIZE.test(phrase(name));
}

/** Anything that selects a part of a list. */
export function isPagingName(name: string): boolean {
  return PAGE.test(phrase(name)) || PAGE_SIZE.test(phrase(name));
}

/** Sentences that name a largest number: "maximum 100", "up to 50 items", "between 1 and 100", "max. 5 MB". */
const STATED_MAXIMUM =
  /\b(?:max(?:imum|imal)?|at most|up to|no more than|not exceed|cannot exceed|can't exceed|limit(?:ed)? (?:of|to|is)|not (?:be )?(?:greater|larger|more|bigger) than|less than|smaller than|<=?|≤)[^.\n\d]{0,40}\d|\bbetween \d[\d,. ]{0,12}(?:and|to|-) ?\d|\b\d{1,9} ?(?:-|–|to) ?\d{1,9}\b|\[\d{1,9}, ?\d{1,9}\]|\d ?(?:[KMG]i?B|bytes|megabytes|kilobytes)\b|\(max/i;

/** Whether a text names an upper limit. Texts are cut to 5,000 characters. */
export function namesMaximum(text: string): boolean {
  return STATED_MAXIMUM.test(text.slice(0, 5_000));
}
