import { decodeBase64Text } from './base64.ts';
import { type Candidate, eachMatch, type Shape } from './credential-hit.ts';
import { knownSample } from './known-samples.ts';
import { lonePasswordTier, pairTier } from './password.ts';
import { placeholderReason } from './placeholder.ts';
import { randomness } from './randomness.ts';

const USERINFO = /\b[a-z][a-z0-9+.-]{1,15}:\/\/([^\s/:@"'<>{}$*[\]]{1,80}):([^\s/@"'<>{}$*[\]]{1,120})@[A-Za-z0-9]/dgi;
const BASIC = /\bbasic\s{1,3}([A-Za-z0-9+/_-]{8,2000}={0,2})/dgi;
const CURL_USER = /(?:\s-u|--user)[ =]{0,3}["']?([^\s"':<>{}$]{1,200}):([^\s"'<>{}$]{0,80})/dg;
const CONNECTION_PASSWORD = /(?:^|[;\s"'])(?:password|pwd)\s{0,3}=\s{0,3}([^;\s"'<>{}]{3,80})/dgi;

const PRINTABLE = /^[\x20-\x7e]+$/;
/** From here on an opaque word counts as generated. */
const OPAQUE = 0.5;

/** `scheme://user:password@host`. */
export const userinfoShape: Shape = {
  shape: 'userinfo',
  gate: '://[^\\s/:@]{1,80}:[^\\s/@]{1,120}@',
  isInLongRun: true,
  *find({ value }) {
    for (const { match, spanOf } of eachMatch(USERINFO, value)) {
      const user = match[1] ?? '';
      const secret = match[2] ?? '';
      const isFileName = /\.(?:png|jpe?g|gif|svg|html?)$/i.test(secret);
      const isPort = /^\d{2,5}$/.test(secret) && user.includes('.');
      if (isFileName || isPort) continue;
      const [start, end] = spanOf(2);
      yield pairCandidate('password in a URL', user, percentDecoded(secret), start, end);
    }
  },
};

/** `Basic` and base64 that decodes to `user:password` (RFC 7617). */
export const basicShape: Shape = {
  shape: 'basic',
  gate: 'basic\\s',
  *find({ value }) {
    for (const { match, spanOf } of eachMatch(BASIC, value)) {
      const encoded = match[1] ?? '';
      const [start, end] = spanOf(1);
      const candidate = readBasic(encoded, start, end);
      if (candidate !== undefined && !/[A-Za-z0-9+/]/.test(value.charAt(end))) yield candidate;
    }
  },
};

function readBasic(encoded: string, start: number, end: number): Candidate | undefined {
  const kind = 'Basic credentials';
  if (encoded.replace(/=+$/, '').length % 4 === 1) return undefined;
  if (knownSample(encoded) !== undefined) return { tier: 'sample', kind, start, end, secret: encoded };
  const text = decodeBase64Text(encoded) ?? '';
  const isText = PRINTABLE.test(text);
  const colon = text.indexOf(':');
  if (isText && colon > 0) return pairCandidate(kind, text.slice(0, colon), text.slice(colon + 1), start, end);
  // A sentence or a word that happens to be base64 (`Basic Authorization header`).
  if ((isText && randomness(text) < OPAQUE) || !isOpaque(encoded)) return undefined;
  return { tier: 'unverified', kind, start, end, secret: encoded };
}

/** `curl -u user:password`; with an empty password the user is the key. */
export const curlUserShape: Shape = {
  shape: 'curl-user',
  gate: '\\s-u|--user',
  *find({ value }) {
    for (const { match, spanOf } of eachMatch(CURL_USER, value)) {
      const user = match[1] ?? '';
      const secret = match[2] ?? '';
      const isNumericId = /^\d+$/.test(user) && /^\d+$/.test(secret);
      if (isNumericId || /^-/.test(user)) continue;
      const [start, end] = secret === '' || isOpaque(user) ? spanOf(1) : spanOf(2);
      yield pairCandidate('curl credentials', user, secret, start, end);
    }
  },
};

/** `Password=…` among the settings of a database connection. */
export const connectionStringShape: Shape = {
  shape: 'connection-string',
  gate: '(?:password|pwd)\\s{0,3}=',
  *find({ value }) {
    if (!value.includes(';')) return;
    for (const { match, spanOf } of eachMatch(CONNECTION_PASSWORD, value)) {
      const secret = match[1] ?? '';
      const [start, end] = spanOf(1);
      const follows = value.charAt(end);
      const tier = follows === '' || /[;"'\s]/.test(follows) ? lonePasswordTier(secret) : undefined;
      if (tier !== undefined) yield { tier, kind: 'connection string password', start, end, secret, isPassword: true };
    }
  },
};

/** A user that is a key itself decides alone; else the pair does. */
function pairCandidate(kind: string, user: string, password: string, start: number, end: number): Candidate {
  if (isOpaque(user)) return { tier: 'live', kind, start, end, secret: password === '' ? user : password, isPassword: true };
  const tier = password === '' ? 'placeholder' : pairTier(user, password);
  return { tier, kind, start, end, secret: password, isPassword: true, user };
}

function isOpaque(text: string): boolean {
  return randomness(text) >= OPAQUE && placeholderReason(text) === undefined;
}

/** Percent-encoded octets decoded (RFC 3986 §2.1); the text itself when they are broken. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
