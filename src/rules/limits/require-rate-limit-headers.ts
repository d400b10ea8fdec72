import type { Operation, Response } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/** `RateLimit`, `RateLimit-Remaining`, `X-RateLimit-Reset`, `X-Rate-Limit-Limit`. */
const RATE_LIMIT_HEADER = /^(?:x-)?rate-?limit/i;

/**
 * Reports 429 responses that do not tell callers when to come back, nor how much is left.
 * Sources: OWASP API4:2023, CWE-770, RFC 9110 §10.2.3.
 */
export default defineRule({
  meta: {
    id: 'require-rate-limit-headers',
    family: 'limits',
    title: 'Rate limits name their headers',
    why: 'Clients that are not told when to come back try again at once, so an overloaded service stays overloaded.',
    fix: 'Document Retry-After on the 429 response, and RateLimit headers on the answers of limited operations.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['R02', 'R03'],
    owasp: ['API4:2023'],
    cwe: [770],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api4:2023-rate-limit', 'owasp:api4:2023-rate-limit-retry-after'],
      vacuum: ['owasp-rate-limit', 'owasp-rate-limit-retry-after'],
      italia: ['missing-ratelimit', 'missing-retry-after', 'ratelimit-429-completeness'],
      zally: ['Use429HeaderForRateLimitRule'],
    },
    limits: 'Judged only where a 429 response is described. When no such header is named anywhere, one finding stands for the description.',
  },
  *check(api) {
    const limited = new Map<Response, Operation>();
    for (const operation of api.inbound) {
      for (const { status, response } of operation.responses) if (status === '429' && !limited.has(response)) limited.set(response, operation);
    }
    const [first] = limited.keys();
    if (!first) return;
    if (limited.size > 1 && !api.headers.some(({ name }) => isRetryAfter(name) || RATE_LIMIT_HEADER.test(name))) {
      const others = [...limited.keys()].slice(1);
      const message = `None of ${counted(limited.size, 'response')} 429 names Retry-After or a RateLimit header.`;
      yield { at: first, anchor: 'key', message, count: limited.size, sites: () => others };
      return;
    }
    for (const [response, operation] of limited) {
      const missing = missingHeaders(response, operation);
      if (missing === '') continue;
      const of = nameFirst(response.operations.map(({ label }) => label));
      yield {
        at: response,
        anchor: 'key',
        message: `The 429 response of ${of} names no ${missing}.`,
        fold: missing,
        related: () => response.operations.map((user) => ({ at: user, anchor: 'key', message: `${user.label} answers with it.` })),
      };
    }
  },
});

function isRetryAfter(name: string): boolean {
  return name.toLowerCase() === 'retry-after';
}

function missingHeaders(response: Response, operation: Operation): string {
  const missing: string[] = [];
  if (!response.headers.some(({ name }) => isRetryAfter(name))) missing.push('Retry-After');
  const hasLimits = operation.responses.some((answer) => answer.response.headers.some(({ name }) => RATE_LIMIT_HEADER.test(name)));
  if (!hasLimits) missing.push('RateLimit header');
  return missing.join(' and no ');
}
