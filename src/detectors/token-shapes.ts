import { type Candidate, eachMatch, type Shape, type ShapeInput } from './credential-hit.ts';
import { type CredentialNameClass, credentialClass } from './credential-name.ts';
import { credentialKind } from './mask.ts';
import { opaqueTier } from './opaque-value.ts';
import { lonePasswordTier } from './password.ts';
import { placeholderReason } from './placeholder.ts';

const TELEGRAM = /(?<![A-Za-z0-9])\d{8,10}:AA[\w-]{33}(?![\w-])/g;
const SLACK_WEBHOOK = /hooks\.slack\.com\/(?:services|workflows|triggers)\/(T\w{6,20}\/\w{6,24}\/\w{16,64})/dg;
const DISCORD_WEBHOOK = /discord(?:app)?\.com\/api\/webhooks\/(\d{15,22}\/[\w-]{60,80})/dg;
const STORAGE_KEY = /(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,100}={0,2})/dg;
const BEARER = /\bbearer[ :]{1,3}["'`]?([\w~+/.=:-]{12,4000})/dgi;
/** The word before may belong to a longer name, which is read backwards. */
const ASSIGNED = /(?:key|token|secret|authorization|auth|jwt)["'`]{0,2}\s{0,3}[:=]\s{0,3}["'`]?([\w+/.=:~-]{16,4000})/dgi;
const MAX_NAME_LENGTH = 60;
const PROSE_LABEL =
  /\b(?:api[ _-]?key|(?:access|test) token|secret key|passw(?:or)?d|pwd)\b["'`*]{0,3}\s{0,3}(?:is\s{0,3}:?|:|=)[*_]{0,2}\s{0,3}["'`*]{1,3}([^\s"'`*,;<>]{6,80})["'`*]/dgi;
/** Unquoted, as in settings files: only what a generator made counts there. */
const ASSIGNED_PASSWORD = /(?:password|passwd|pwd|passphrase)\s{0,3}[:=]\s{0,3}([^\s"'`*,;<>]{12,80})/dgi;

/** Names of positions and parameters whose values go from page to page. */
export const PAGING_NAME = /next|prev|page|cursor|^(?:first|last|self)$/i;

/** Bot tokens and incoming webhooks: core.telegram.org/bots/api, docs.slack.dev (incoming webhooks), discord.com/developers (webhooks). */
export const botAndWebhookShape: Shape = {
  shape: 'provider-token',
  isInLongRun: true,
  gate: ':AA[\\w-]{30}|hooks\\.slack\\.com|discord(?:app)?\\.com/api/webhooks',
  *find({ value }) {
    for (const { match } of eachMatch(TELEGRAM, value)) {
      const secret = match[0];
      const isFiller = placeholderReason(secret.slice(secret.indexOf(':') + 3)) !== undefined;
      yield { tier: isFiller ? 'placeholder' : 'live', kind: 'Telegram bot token', start: match.index, end: match.index + secret.length, secret };
    }
    yield* findWebhooks(value, SLACK_WEBHOOK, 'Slack webhook');
    yield* findWebhooks(value, DISCORD_WEBHOOK, 'Discord webhook');
  },
};

function* findWebhooks(value: string, pattern: RegExp, kind: string): Generator<Candidate> {
  for (const { match, spanOf } of eachMatch(pattern, value)) {
    const [start, end] = spanOf(1);
    const secret = match[1] ?? '';
    const last = secret.slice(secret.lastIndexOf('/') + 1);
    const isFiller = /0{6,}|X{6,}/i.test(secret) || placeholderReason(last) !== undefined;
    yield { tier: isFiller ? 'placeholder' : 'live', kind, start, end, secret };
  }
}

/** Keys of storage accounts, service buses and document databases in connection strings. */
export const storageKeyShape: Shape = {
  shape: 'storage-key',
  gate: '(?:AccountKey|SharedAccessKey)=',
  isInLongRun: true,
  *find({ value }) {
    for (const { match, spanOf } of eachMatch(STORAGE_KEY, value)) {
      const [start, end] = spanOf(1);
      const secret = match[1] ?? '';
      yield { tier: placeholderReason(secret) === undefined ? 'live' : 'placeholder', kind: 'storage account key', start, end, secret };
    }
  },
};

/** `Bearer` and something that is no word. */
export const bearerShape: Shape = { shape: 'bearer', gate: 'bearer[ :]', find: findBearers };

function* findBearers({ value, name }: ShapeInput): Generator<Candidate> {
  for (const { match, spanOf } of eachMatch(BEARER, value)) {
    const [start] = spanOf(1);
    const candidate = judgeOpaque(match[1] ?? '', start, 'token', name);
    // In a header a UUID is the token itself.
    if (candidate !== undefined) yield { ...candidate, kind: 'bearer token', tier: candidate.tier === 'uuid-key' ? 'live' : candidate.tier };
  }
}

/** `x-api-key: …`, `access_token = …`, `"client_secret": "…"` in prose, code and text that holds a document but does not parse. */
export const assignmentShape: Shape = { shape: 'header', gate: '(?:key|token|secret|authorization|auth|jwt)["\'`]{0,2}\\s{0,3}[:=]', find: findAssignments };

function* findAssignments({ value, name }: ShapeInput): Generator<Candidate> {
  for (const { match, spanOf } of eachMatch(ASSIGNED, value)) {
    const label = nameAround(value, match.index, match[0]);
    const nameClass = label === undefined ? undefined : credentialClass(label);
    if (label === undefined || nameClass === undefined || nameClass === 'password' || isUrl(match[1] ?? '')) continue;
    const [start] = spanOf(1);
    const candidate = judgeOpaque(match[1] ?? '', start, nameClass, name);
    if (candidate === undefined) continue;
    const isHeaderName = label.includes('-') || nameClass === 'authorization';
    yield candidate.tier === 'uuid-key' && isHeaderName ? { ...candidate, tier: 'live' } : candidate;
  }
}

/** The whole name that ends in the matched word; undefined for the parameter of a URL, which has a shape of its own. */
function nameAround(value: string, at: number, match: string): string | undefined {
  let start = at;
  while (start > 0 && at - start < MAX_NAME_LENGTH && /[\w.-]/.test(value.charAt(start - 1))) start--;
  const before = value.charAt(start - 1);
  if (before === '?' || before === '&' || before === ';') return undefined;
  const ending = /^[a-z]+/i.exec(match)?.[0] ?? '';
  return value.slice(start, at) + ending;
}

/** "api key is `…`": quoted, so that the next word of the sentence is not taken for it. */
export const proseShape: Shape = {
  shape: 'credential-in-prose',
  gate: '(?:api[ _-]?key|access token|test token|secret key|password|passwd|pwd|passphrase)["\'`*]{0,3}\\s{0,3}(?:is|:|=)',
  *find({ value }) {
    for (const { match, spanOf } of eachMatch(PROSE_LABEL, value)) {
      const [start, end] = spanOf(1);
      const secret = match[1] ?? '';
      const isPassword = /^pass|^pwd/i.test(match[0]);
      const tier = isPassword ? quotedPasswordTier(secret) : quotedTokenTier(secret);
      if (tier !== undefined) yield { tier, kind: isPassword ? 'password' : credentialKind('apikey'), start, end, secret, isPassword };
    }
    for (const { match, spanOf } of eachMatch(ASSIGNED_PASSWORD, value)) {
      const [start, end] = spanOf(1);
      const secret = match[1] ?? '';
      if (lonePasswordTier(secret) === 'live') yield { tier: 'live', kind: 'password', start, end, secret, isPassword: true };
    }
  },
};

/** Without a digit beside letters a quoted word may be anything. */
function mixesLettersAndDigits(text: string): boolean {
  return /\d/.test(text) && /[A-Za-z]/.test(text) && !/[.()/\\]/.test(text);
}

function quotedPasswordTier(secret: string): Candidate['tier'] | undefined {
  return mixesLettersAndDigits(secret) ? lonePasswordTier(secret) : undefined;
}

function quotedTokenTier(secret: string): Candidate['tier'] | undefined {
  const tier = opaqueTier(secret, '', 'apikey');
  if (tier === 'placeholder' || tier === 'sample' || tier === 'uuid-key') return tier;
  return tier !== undefined || mixesLettersAndDigits(secret) ? 'unverified' : undefined;
}

/** Judges the text behind a word that announces a credential; `name` is that of the position. */
export function judgeOpaque(text: string, start: number, nameClass: CredentialNameClass, name: string): Candidate | undefined {
  const secret = text.replace(/[.:]$/, ''); // one full stop belongs to the sentence, several are an ellipsis
  if (PAGING_NAME.test(name)) return undefined;
  const tier = opaqueTier(text.endsWith('...') ? text : secret, '', nameClass);
  return tier === undefined ? undefined : { tier, kind: credentialKind(nameClass), start, end: start + secret.length, secret, nameClass };
}

function isUrl(text: string): boolean {
  return /^(?:https?:)?\/\//.test(text);
}
