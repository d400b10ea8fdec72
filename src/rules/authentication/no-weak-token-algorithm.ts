import type { Text } from '../../api-index/api-index.ts';
import type { TextMatch } from '../../detectors/text-match.ts';
import { findWeakAlgorithms, findWeakJwts, type WeakAlgorithm } from '../../detectors/weak-token-algorithm.ts';
import type { Place } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

const WHAT: Readonly<Record<WeakAlgorithm, string>> = { unsigned: 'a token that nobody signed', 'broken-hash': 'a signature by a broken algorithm' };

/**
 * Reports texts and sample tokens that tell of unsigned tokens or of signatures by MD5, SHA-1 or RC4.
 * Sources: OWASP API2:2023, CWE-327, CWE-347, RFC 8725 §3.1, RFC 6151, RFC 6194.
 */
export default defineRule({
  meta: {
    id: 'no-weak-token-algorithm',
    family: 'authentication',
    title: 'Tokens and requests are signed with sound algorithms',
    why: 'A token without signature, or with one that can be forged, lets anyone write their own user id and role into it.',
    fix: 'Sign with RS256, ES256, EdDSA or HMAC-SHA256, refuse the algorithm none, and correct the text.',
    grades: { default: { severity: 'warning', confidence: 'medium', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A25'],
    owasp: ['API2:2023'],
    cwe: [327, 347],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api2:2023-jwt-best-practices'],
      vacuum: ['owasp-jwt-best-practices'],
      italia: ['sec-securitySchemes-jwt', 'sec-securitySchemes-oauth'],
    },
    limits:
      'Looks for evidence in texts and samples; that a description does not cite RFC 8725 says nothing. Checksums, ETags and advice against an algorithm are left alone.',
  },
  *check(api) {
    for (const text of api.texts) {
      const found = findInWords(text) ?? findInToken(text);
      if (!found) continue;
      const { at, match } = found;
      yield {
        at,
        span: [match.start, match.end],
        message: `The text tells of ${WHAT[match.kind]}.`,
        evidence: match.evidence,
        ...(text.others.length > 0 && { sites: () => text.others, count: text.count }),
      };
    }
  },
});

interface Found {
  readonly at: Place;
  readonly match: TextMatch<WeakAlgorithm>;
}

/** Looks at the string as written: what an inline `alg: none` means stands around it. */
function findInWords({ kind, source, document, pointer }: Text): Found | undefined {
  const match = kind === 'prose' && source !== undefined ? findWeakAlgorithms(source)[0] : undefined;
  return match && { at: { document, pointer }, match };
}

function findInToken(text: Text): Found | undefined {
  const match = findWeakJwts(text.value)[0];
  return match && { at: text, match };
}
