import { findWeakAlgorithms, findWeakJwts, type WeakAlgorithm } from '../../detectors/weak-token-algorithm.ts';
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
    limits: 'Looks for evidence in texts and samples; that a description does not cite RFC 8725 says nothing. Checksums, ETags and advice against an algorithm are left alone.',
  },
  *check(api) {
    for (const text of api.texts) {
      const isWords = text.kind === 'prose' || text.kind === 'code';
      const first = (isWords ? findWeakAlgorithms(text.value) : [])[0] ?? findWeakJwts(text.value)[0];
      if (!first) continue;
      yield {
        at: text,
        span: [first.start, first.end],
        message: `The text tells of ${WHAT[first.kind]}.`,
        evidence: first.evidence,
        ...(text.others.length > 0 && { sites: () => text.others, count: text.count }),
      };
    }
  },
});
