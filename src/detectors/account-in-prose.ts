import { type Candidate, eachMatch, type Shape, type ShapeInput } from './credential-hit.ts';
import { isAdministrator, pairTier } from './password.ts';

const PASSWORD_PART = /\b(?:password|passwd|pwd|pass)\b["'`*]{0,3}\s{0,3}(?:is|:|=)\s{0,3}["'`*]{0,3}([^\s"'`*,;<>]{3,60})/dgi;
const USER_PART =
  /\b(?:user(?:[\s_-]?name)?|login|e-?mail)\b["'`*]{0,3}\s{0,3}(?:is|:|=|\/)\s{0,3}(?:["'`*]{1,3}([^"'`*\n]{2,60})["'`*]|([^\s"'`*,;<>]{2,60}))/gi;
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

/** "log in with user name 'x' and password 'y'", `"username": "x", "password": "y"` in code and text that does not parse. */
export const accountInProseShape: Shape = { shape: 'account-in-prose', gate: '(?:password|pwd|passwd|pass)\\b', find: findAccounts };

function* findAccounts({ value }: ShapeInput): Generator<Candidate> {
  for (const { match, spanOf } of eachMatch(PASSWORD_PART, value)) {
    const secret = withoutFullStop(match[1] ?? '');
    const user = userBefore(value, match.index);
    if (user === undefined || isStopWord(user) || isStopWord(secret) || MARKUP.test(user + secret)) continue;
    // "Username: API Token ID, Password: API Token Secret"
    if (/^(?:api|token)$/i.test(user) && user.toLowerCase() === secret.toLowerCase()) continue;
    const isQuoted = /["'`]/.test(match[0]);
    const tier = pairTier(user, secret);
    const isUnlikely = tier === 'default-account' && !isQuoted && !isAdministrator(user) && !/^(?:demo|test)/i.test(user);
    const [start] = spanOf(1);
    yield { tier: isUnlikely ? 'placeholder' : tier, kind: 'account', start, end: start + secret.length, secret, isPassword: true, user };
  }
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

function isStopWord(text: string): boolean {
  return STOP_WORDS.has(text.toLowerCase().replace(/[.:]$/, ''));
}

function withoutFullStop(text: string): string {
  return text.length > 1 && text.endsWith('.') && !text.endsWith('..') ? text.slice(0, -1) : text;
}
