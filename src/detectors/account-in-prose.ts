import { type Candidate, eachMatch, type Shape, type ShapeInput } from './credential-hit.ts';
import { isAdministrator, pairTier } from './password.ts';

const PASSWORD_PART = /\b(?:password|passwd|pwd|pass)\b["'`*]{0,3}\s{0,3}(?:is|:|=)[*_]{0,2}\s{0,3}["'`*]{0,3}([^\s"'`*,;<>]{3,60})/dgi;
/** "password `…`": nothing but quotation marks or its form tells the value from the next word of a sentence. */
const PASSWORD_WORD = /\b(?:password|passwd|pwd)\s{1,3}(["'`]?)([^\s"'`*,;<>]{3,60})\1/dgi;
const USER_PART =
  /\b(?:user(?:[\s_-]?name)?|login|e-?mail)\b["'`*]{0,3}\s{0,3}(?:is|:|=|\/)[*_]{0,2}\s{0,3}(?:["'`*]{1,3}([^"'`*\n]{2,60})["'`*]|([^\s"'`*,;<>]{2,60}))/gi;
/** "user carol and password", "username 'carol', password" in front of the password. */
const USER_WORD =
  /\b(?:user(?:[\s_-]?name)?|login|account|e-?mail)\s{1,3}(["'`]?)([^\s"'`*,;<>]{2,60})\1(\s{0,3}[,;/(]|\s{1,3}(?:and|with|&))?\s{1,3}(?:(?:the|a)\s)?$/i;
/** Room for the longest user part and 40 characters between it and the password. */
const LOOK_BEHIND = 130;
const MAX_GAP = 40;
/** The next word of a sentence about user names and passwords, not a user or password. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'and or is of the to for in a an as must with from required field fields string will can if not are your that you parameter when on via ' +
    'address name id number boolean null true false'
  ).split(' '),
);
const MARKUP = /[{}()<>|\\]/;

/** "log in with user name: 'x' and password 'y'", `"username": "x", "password": "y"` in code and text that does not parse. */
export const accountInProseShape: Shape = { shape: 'account-in-prose', gate: '(?:password|pwd|passwd|pass)\\b', find: findAccounts };

function* findAccounts({ value }: ShapeInput): Generator<Candidate> {
  for (const { match, spanOf } of eachMatch(PASSWORD_PART, value)) {
    const user = userBefore(value, match.index) ?? userWordBefore(value, match.index)?.user;
    const account = user === undefined ? undefined : judgeAccount(user, match[1] ?? '', spanOf(1)[0], /["'`]/.test(match[0]));
    if (account !== undefined) yield account;
  }
  for (const { match, spanOf } of eachMatch(PASSWORD_WORD, value)) {
    const named = userBefore(value, match.index);
    const { user, isQuoted } = named === undefined ? (userWordBefore(value, match.index) ?? {}) : { user: named, isQuoted: true };
    const account = user === undefined ? undefined : judgeAccount(user, match[2] ?? '', spanOf(2)[0], match[1] !== '');
    if (account !== undefined && (account.tier === 'live' || (isQuoted && match[1] !== ''))) yield account;
  }
}

function judgeAccount(user: string, text: string, start: number, isQuoted: boolean): Candidate | undefined {
  const secret = withoutFullStop(text);
  if (isStopWord(user) || isStopWord(secret) || MARKUP.test(user + secret)) return undefined;
  // "Username: API Token ID, Password: API Token Secret"
  if (/^(?:api|token)$/i.test(user) && user.toLowerCase() === secret.toLowerCase()) return undefined;
  const tier = pairTier(user, secret);
  const isUnlikely = tier === 'default-account' && !isQuoted && !isAdministrator(user) && !/^(?:demo|test)/i.test(user);
  return { tier: isUnlikely ? 'placeholder' : tier, kind: 'account', start, end: start + secret.length, secret, isPassword: true, user };
}

/** The user named last before the password, at most 40 characters away. */
function userBefore(value: string, at: number): string | undefined {
  const before = value.slice(Math.max(0, at - LOOK_BEHIND), at);
  let user: string | undefined;
  let gap = MAX_GAP + 1;
  for (const match of before.matchAll(USER_PART)) {
    user = match[1] ?? match[2];
    gap = before.length - (match.index + match[0].length);
  }
  return gap <= MAX_GAP ? withoutFullStop(user ?? '') : undefined;
}

function userWordBefore(value: string, at: number): { readonly user: string; readonly isQuoted: boolean } | undefined {
  const match = USER_WORD.exec(value.slice(Math.max(0, at - LOOK_BEHIND), at));
  if (match === null) return undefined;
  const [, quote = '', user = '', conjunction] = match;
  // "the user sends the password"
  return quote === '' && conjunction === undefined ? undefined : { user, isQuoted: quote !== '' };
}

function isStopWord(text: string): boolean {
  return STOP_WORDS.has(text.toLowerCase().replace(/[.:]$/, ''));
}

function withoutFullStop(text: string): string {
  return text.length > 1 && text.endsWith('.') && !text.endsWith('..') ? text.slice(0, -1) : text;
}
