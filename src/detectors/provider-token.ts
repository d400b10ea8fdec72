import { crc32Base62 } from './crc32.ts';
import { type Candidate, eachMatch, type Shape, type ShapeInput } from './credential-hit.ts';
import { knownSample } from './known-samples.ts';
import { placeholderReason } from './placeholder.ts';
import { ALPHABETS, PROVIDER_TOKENS, type ProviderToken } from './provider-tokens.ts';
import { entropy, randomness } from './randomness.ts';

interface Matcher {
  readonly token: ProviderToken;
  /** Sticky; takes one character more than allowed, so that a longer run shows. */
  readonly body: RegExp;
}

const MATCHERS: ReadonlyMap<string, Matcher> = new Map(
  PROVIDER_TOKENS.flatMap((token) => {
    const body = new RegExp(`[${ALPHABETS[token.alphabet]}]{1,${token.length[1] + 1}}`, 'y');
    return token.prefixes.map((prefix): [string, Matcher] => [prefix, { token, body }]);
  }),
);
const PREFIXES_LONGEST_FIRST = [...MATCHERS.keys()].sort((a, b) => b.length - a.length);
const PREFIX = new RegExp(`(?<![A-Za-z0-9_])(?:${PREFIXES_LONGEST_FIRST.map(escapeRegExp).join('|')})`, 'g');

/** A shorter prefix stands in ordinary words (`risk` holds SK): the gate asks for some of the body too. */
const SHORT_PREFIX = 3;
const BODY_CHARACTERS_IN_GATE = 6;
const CHECKED_BODY_LENGTH = 36;
const CHECKSUM_LENGTH = 6;
/** A body of few different characters is filler, whatever its prefix. */
const MIN_ENTROPY = 2.5;
/** Five bits: one of two hundred random bodies stays below, as do bodies made of words. */
const MIN_RANDOMNESS = 0.3;

/** Tokens of known providers: prefix, alphabet and length are public, some carry a checksum. */
export const providerTokenShape: Shape = { shape: 'provider-token', gate: gateSource(), isInLongRun: true, find: findProviderTokens };

function gateSource(): string {
  const sources = [...MATCHERS].map(([prefix, { token }]) => {
    const body = prefix.length <= SHORT_PREFIX ? `[${ALPHABETS[token.alphabet]}]{${BODY_CHARACTERS_IN_GATE}}` : '';
    return escapeRegExp(prefix) + body;
  });
  return sources.join('|');
}

function* findProviderTokens({ value }: ShapeInput): Generator<Candidate> {
  for (const { match } of eachMatch(PREFIX, value)) {
    const candidate = readToken(value, match.index, match[0]);
    if (candidate !== undefined) yield candidate;
  }
}

function readToken(value: string, start: number, prefix: string): Candidate | undefined {
  const matcher = MATCHERS.get(prefix);
  if (matcher === undefined) return undefined;
  const { token } = matcher;
  const bodyStart = start + prefix.length;
  matcher.body.lastIndex = bodyStart;
  const body = withoutFullStop(matcher.body.exec(value)?.[0] ?? '');
  const end = bodyStart + body.length;
  if (body.length < token.length[0] || body.length > token.length[1] || token.needs?.test(body) === false) return undefined;
  // The run goes on in another alphabet: a file name, or a token of someone else.
  if (/\w/.test(value.charAt(end))) return undefined;
  const secret = prefix + body;
  const tier = isFiller(secret, body) ? 'placeholder' : tierOf(token, body, value.slice(Math.max(0, start - 20), start));
  return { tier, kind: token.kind, start, end, secret };
}

/** A full stop behind the token belongs to the sentence. */
function withoutFullStop(body: string): string {
  return body.endsWith('.') && !body.endsWith('..') ? body.slice(0, -1) : body;
}

function isFiller(secret: string, body: string): boolean {
  if (knownSample(secret) !== undefined || placeholderReason(body) !== undefined || placeholderReason(secret) !== undefined) return true;
  if (entropy(body) < MIN_ENTROPY) return true;
  return body.length >= 16 && randomness(body) < MIN_RANDOMNESS;
}

function tierOf(token: ProviderToken, body: string, before: string): Candidate['tier'] {
  if (token.hasChecksum && body.length === CHECKED_BODY_LENGTH) {
    const checksum = body.slice(-CHECKSUM_LENGTH);
    return crc32Base62(body.slice(0, -CHECKSUM_LENGTH)) === checksum ? 'live' : 'placeholder';
  }
  if (token.use === 'public') return 'publishable';
  if (token.use === 'id') return 'key-id';
  if (token.use === 'test') return 'sandbox';
  // Part of a signed URL, where it only names the key that signed.
  return /(?:AWSAccessKeyId|Credential)=$/.test(before) ? 'key-id' : 'live';
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
