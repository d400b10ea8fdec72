import { type Candidate, eachMatch, type Shape, type ShapeInput } from './credential-hit.ts';
import { isoDay } from './jwt.ts';
import { placeholderReason } from './placeholder.ts';

const SIGNATURE = /[?&;](?:sig|X-Amz-Signature|X-Goog-Signature|Signature)=([A-Za-z0-9%+/=_~-]{30,1000})/dg;
/** A parameter beside it that only signed URLs have; without one, `signature` is an ordinary parameter. */
const COMPANION = /[?&;](?:sv|sp|se)=|AWSAccessKeyId|X-Amz-|X-Goog-|Key-Pair-Id|OSSAccessKeyId|Expires=/;
/** A URL of a signed request is longer in front of the signature than behind it. */
const LOOK_BEHIND = 1500;
const LOOK_AHEAD = 600;
/** Longest lifetime that AWS and Google grant; assumed when the lifetime is not stated. */
const MAX_LIFETIME_MS = 7 * 86_400_000;

const AZURE_EXPIRY = /[?&;]se=(\d{4})-(\d\d)-(\d\d)/;
const SIGNING_TIME = /X-(?:Amz|Goog)-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/;
const LIFETIME = /X-(?:Amz|Goog)-Expires=(\d{1,7})(?!\d)/;
const EPOCH_EXPIRY = /[?&;]Expires=(\d{9,11})(?!\d)/;

/**
 * URLs that carry their own permission: AWS, Google and Azure storage, CloudFront, workflow callbacks.
 * Expired ones are told apart by their own parameters; one without any expiry works until the key is changed.
 */
export const signedUrlShape: Shape = {
  shape: 'signed-url',
  gate: '[?&;](?:sig|X-Amz-Signature|X-Goog-Signature|Signature)=',
  isInLongRun: true,
  find: findSignedUrls,
};

function* findSignedUrls({ value, todayMs }: ShapeInput): Generator<Candidate> {
  for (const { match, spanOf } of eachMatch(SIGNATURE, value)) {
    const [start, end] = spanOf(1);
    const url = surroundingUrl(value, match.index, end);
    if (!COMPANION.test(url)) continue;
    const secret = match[1] ?? '';
    const expiresMs = signedUrlExpiry(url);
    const isExpired = expiresMs !== undefined && expiresMs < todayMs;
    const tier = placeholderReason(secret) !== undefined ? 'placeholder' : isExpired ? 'expired' : 'live';
    const detail = expiresMs === undefined ? 'no expiry' : `${isExpired ? 'expired' : 'expires'} ${isoDay(expiresMs)}`;
    yield { tier, kind: 'signed URL', start, end, secret, detail };
  }
}

/** The text around the signature up to the next white space or quote on both sides. */
function surroundingUrl(value: string, at: number, end: number): string {
  const before = value.slice(Math.max(0, at - LOOK_BEHIND), at);
  const after = value.slice(end, end + LOOK_AHEAD);
  const stop = after.search(/[\s"'<>]/);
  return before.slice(lastBreak(before) + 1) + value.slice(at, end) + (stop < 0 ? after : after.slice(0, stop));
}

function lastBreak(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    const isQuoteOrAngle = code === 34 || code === 39 || code === 60 || code === 62;
    if (code <= 32 || isQuoteOrAngle) return i;
  }
  return -1;
}

/** When a signed URL stops working, in epoch milliseconds; undefined when it does not say. */
export function signedUrlExpiry(url: string): number | undefined {
  const azure = AZURE_EXPIRY.exec(url);
  if (azure !== null) return Date.UTC(Number(azure[1]), Number(azure[2]) - 1, Number(azure[3]));
  const signed = SIGNING_TIME.exec(url);
  if (signed !== null) {
    const [, year, month, day, hour, minute, second] = signed.map(Number);
    const lifetime = LIFETIME.exec(url);
    const signedMs = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
    return signedMs + (lifetime === null ? MAX_LIFETIME_MS : Number(lifetime[1]) * 1000);
  }
  const epoch = EPOCH_EXPIRY.exec(url);
  return epoch === null ? undefined : Number(epoch[1]) * 1000;
}
