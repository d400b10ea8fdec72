import { readJwt } from './jwt.ts';
import { collectMatches, type TextMatch } from './text-match.ts';

export type WeakAlgorithm = 'unsigned' | 'broken-hash';

const UNSIGNED =
  /\balg(?:orithm)?s?["'`]?\s{0,3}(?:[:=]|is|of|set to)?\s{0,3}["'`]?none\b|\bunsigned (?:JWTs?|JSON web tokens?|(?:\w{1,12} )?tokens?)\b|\b(?:JWTs?|tokens?) (?:is|are) (?:not signed|unsigned)\b/gi;
/** A signature algorithm that rests on a broken hash or cipher, by its full name. HMAC with SHA-1 is not broken, so it stands apart from `sha1`. */
const NAMED_SIGNATURE = /\b(?:RSA-?SHA-?1|SHA-?1with(?:RSA|DSA|ECDSA)(?:Encryption)?|MD5with(?:RSA|DSA)|HMAC[-_ ]?MD5|RSA-?MD5)\b/gi;
const BROKEN_HASH = /\b(?:MD5|SHA-?1|RC4)\b(?!-\d)/gi;
const SIGNATURE_WORD = /\bsign(?:ed|ature|atures|ing|s)?\b/i;
const AUTH_WORD = /\b(?:tokens?|JWTs?|auth(?:entication|enticate|enticated|orization|orize)?|api[- ]?keys?|secret|oauth)\b/i;
/** A digest that guards against accidents, not against people. */
const NOT_A_SIGNATURE = /\b(?:checksums?|etags?|fingerprints?|thumbprints?|gravatar|file hash|content hash|hash of the file|certificate)\b|hmac/i;
/** Advice against it. */
const ADVICE =
  /\b(?:not|never|n't|don't|cannot|reject(?:s|ed)?|refuse[sd]?|disallow(?:s|ed)?|forbid(?:s|den)?|prohibit(?:s|ed)?|except|without|no longer|avoid|deprecated|RFC ?8725|instead of)\b[^.\n]{0,80}$/i;
const ADVICE_AFTER =
  /^[^.\n]{0,50}\b(?:not (?:allowed|supported|accepted|permitted)|(?:is|are|be) (?:rejected|refused|forbidden|disallowed|prohibited|deprecated)|must not|no longer)\b/i;
const NEARBY = 80;
const CONTEXT = 100;
const JWT = /(?<![\w-])eyJ[\w-]{8,4000}\.e[wy][\w-]{8,16000}\.[\w-]{0,1400}/g;
const WEAK_JWT_ALGORITHMS: ReadonlySet<string> = new Set(['none', 'hs1', 'rs1', 'es1', 'md5']);

/** Cheap sign that a text may name a weak algorithm or hold a JWT; part of no common gate, so ask it first. */
export const WEAK_ALGORITHM_GATE = /\bnone\b|unsigned|not signed|MD5|SHA-?1(?!\d)|RC4|eyJ/i;

/** Finds what a text says about tokens or requests that are not signed, or signed with MD5, SHA-1 or RC4 (RFC 8725 §3.1, RFC 6151). */
export function findWeakAlgorithms(text: string): readonly TextMatch<WeakAlgorithm>[] {
  const found: TextMatch<WeakAlgorithm>[] = [];
  if (!WEAK_ALGORITHM_GATE.test(text)) return found;
  const unlessAdvice = (match: RegExpExecArray): string | undefined => (isAdvice(text, match) ? undefined : match[0]);
  collectMatches(found, text, UNSIGNED, 'unsigned', unlessAdvice);
  if (!AUTH_WORD.test(text)) return found;
  collectMatches(found, text, NAMED_SIGNATURE, 'broken-hash', unlessAdvice);
  collectMatches(found, text, BROKEN_HASH, 'broken-hash', (match) => {
    const around = surroundings(text, match, NEARBY);
    const isSignature = SIGNATURE_WORD.test(around) && !NOT_A_SIGNATURE.test(around) && !isAdvice(text, match);
    return isSignature && !found.some(({ start, end }) => match.index >= start && match.index < end) ? match[0] : undefined;
  });
  return found;
}

function surroundings(text: string, match: RegExpExecArray, length: number): string {
  return text.slice(Math.max(0, match.index - length), match.index + match[0].length + length);
}

function isAdvice(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  return ADVICE.test(text.slice(Math.max(0, match.index - CONTEXT), match.index)) || ADVICE_AFTER.test(text.slice(end, end + CONTEXT));
}

/** Finds JWTs whose header names no signature or a broken one. The evidence is the algorithm, never the token. */
export function findWeakJwts(text: string): readonly TextMatch<WeakAlgorithm>[] {
  const found: TextMatch<WeakAlgorithm>[] = [];
  if (!text.includes('eyJ')) return found;
  collectMatches(found, text, JWT, 'unsigned', (match) => {
    const algorithm = readJwt(match[0], 0).algorithm;
    return algorithm !== undefined && WEAK_JWT_ALGORITHMS.has(algorithm.toLowerCase()) ? `alg ${algorithm}` : undefined;
  });
  return found;
}
