import { splitName } from './split-name.ts';
import { collectMatches, type TextMatch } from './text-match.ts';

/** `never`: without end. `long`: more than a year. `days`: more than a day, or ninety days for what renews a session. */
export type LifetimeKind = 'never' | 'long' | 'days';

const DAY_S = 86_400;
const YEAR_S = 365 * DAY_S;
/** RFC 9700 §4.14: access tokens are short-lived; renewal may last a season. */
const MAX_REFRESH_S = 90 * DAY_S;
/** Seconds are never counted in such round numbers: 3600000 is an hour in milliseconds. */
const MILLISECONDS_PER_MINUTE = 60_000;
const ENDINGS: ReadonlySet<string> = new Set([
  'expiresin',
  'expirein',
  'expiryin',
  'expirationin',
  'validfor',
  'lifetime',
  'ttl',
  'lifespan',
  'expiresinseconds',
  'expiresinsec',
  'lifetimeseconds',
]);
const TOKEN_WORDS: ReadonlySet<string> = new Set(['token', 'tokens', 'jwt', 'session', 'credential', 'bearer', 'access', 'refresh', 'auth']);
const OTHER_THINGS: ReadonlySet<string> = new Set([
  'cache',
  'link',
  'download',
  'upload',
  'invite',
  'invitation',
  'url',
  'code',
  'ms',
  'millis',
  'milliseconds',
  'file',
  'dns',
  'cookie',
]);

/** What a name of a duration says: whose it is, when it says so. */
export interface LifetimeName {
  readonly isOfToken: boolean;
  readonly isOfRefresh: boolean;
}

/** Reads names such as `expires_in` and `refreshTokenLifetime`; `undefined` for all others, and for links, caches and milliseconds. */
export function lifetimeName(name: string): LifetimeName | undefined {
  if (!/expir|valid|lifetime|lifespan|ttl/i.test(name)) return undefined;
  const words = splitName(name);
  if (words.some((word) => OTHER_THINGS.has(word))) return undefined;
  const ending = [1, 2, 3].some((count) => ENDINGS.has(words.slice(-count).join('')));
  if (!ending) return undefined;
  return { isOfToken: words.some((word) => TOKEN_WORDS.has(word)), isOfRefresh: words.includes('refresh') };
}

/** Judges a number of seconds; `undefined` when it is short enough or looks like milliseconds. */
export function judgeLifetime(seconds: number, isOfRefresh: boolean): LifetimeKind | undefined {
  if (!Number.isFinite(seconds) || seconds % MILLISECONDS_PER_MINUTE === 0) return undefined;
  if (seconds > YEAR_S) return 'long';
  return seconds > (isOfRefresh ? MAX_REFRESH_S : DAY_S) ? 'days' : undefined;
}

const TOKEN = `(?:access[- ]tokens?|refresh[- ]tokens?|api[- ]tokens?|bearer[- ]tokens?|session[- ]tokens?|auth(?:entication|orization)?[- ]tokens?|JWTs?|tokens?|api[- ]?keys?|credentials|secrets?)`;
const NEVER = `(?:(?:will |do(?:es)? )?never expires?|(?:do|does|will) not (?:ever )?expire|(?:don't|doesn't|won't) (?:ever )?expire|(?:has|have) no (?:expir(?:y|ation)(?: date| time)?|expiration)|(?:is|are) valid (?:forever|indefinitely))`;
const NEVER_EXPIRES = new RegExp(String.raw`\b${TOKEN}\b[^.\n]{0,40}?\b${NEVER}\b|\b(?:non|never)[- ]expiring ${TOKEN}\b`, 'gi');
const VALID_FOR = new RegExp(
  String.raw`\b${TOKEN}\b[^.\n]{0,40}?\b(?:valid for|lasts?(?: for)?|expires? (?:after|in)|lives? for|validity (?:period )?(?:is|of))\s{1,3}(?:up to |about |approximately )?(\d{1,5}|a|one|two|three|six|twelve)\s{1,2}(hour|day|week|month|year)s?\b`,
  'gi',
);
const NUMBER_WORDS: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, six: 6, twelve: 12 };
const UNIT_S: Readonly<Record<string, number>> = { hour: 3_600, day: DAY_S, week: 7 * DAY_S, month: 30 * DAY_S, year: YEAR_S };
/** Things that hold a token in their name and do not authenticate, and sentences that ask for the opposite. */
const ANOTHER_THING =
  /\b(?:invit\w{1,8}|download|upload|link|url|device|push|cursor|page|pagination|continuation|next|sync|csrf|cache|card|payment|client secret|if|unless|whether|until|should|must|so that|make sure|ensure)\b/i;

/** Client tokens that keep a repeated request from acting twice. */
const IDEMPOTENCY = /\bidempoten/i;
/** Cheap sign that a text may speak of a lifetime. */
const GATE = /expir|valid|lasts?\b|lives? for/i;

/** Finds sentences that give tokens or keys a long life. */
export function findLongLifetimes(text: string): readonly TextMatch<LifetimeKind>[] {
  const found: TextMatch<LifetimeKind>[] = [];
  if (!GATE.test(text) || IDEMPOTENCY.test(text)) return found;
  collectMatches(found, text, NEVER_EXPIRES, 'never', (match) => (speaksOfAnotherThing(text, match) ? undefined : match[0]));
  for (const kind of ['long', 'days'] as const) {
    collectMatches(found, text, VALID_FOR, kind, (match) => (speaksOfAnotherThing(text, match) || kindOfSentence(match) !== kind ? undefined : match[0]));
  }
  return found;
}

function kindOfSentence(match: RegExpExecArray): LifetimeKind | undefined {
  const amount = Number(match[1]) || (NUMBER_WORDS[(match[1] ?? '').toLowerCase()] ?? 0);
  const seconds = amount * (UNIT_S[(match[2] ?? '').toLowerCase()] ?? 0);
  if (seconds >= YEAR_S * 1.01) return 'long';
  return seconds > (/refresh/i.test(match[0]) ? MAX_REFRESH_S : DAY_S) ? 'days' : undefined;
}

function speaksOfAnotherThing(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  return ANOTHER_THING.test(match[0]) || ANOTHER_THING.test(before.slice(before.search(/[^.\n]*$/)));
}
