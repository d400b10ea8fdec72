import type { Response } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { ALL_VERSIONS, defineRule, O } from '../rule.ts';

/**
 * Reports successful responses that lack the headers which the configuration asks for.
 * Sources: OWASP API8:2023, CWE-693, CWE-942.
 */
export default defineRule({
  meta: {
    id: 'require-response-headers',
    family: 'responses',
    title: 'Responses document the headers that your rules ask for',
    why: 'Headers against sniffing, caching and framing only help where every answer carries them; the description is where a forgotten one is seen.',
    fix: 'Document the header on the response, or take it off the list of the configuration.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: O } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['C01', 'C03'],
    owasp: ['API8:2023'],
    cwe: [693, 942],
    appliesTo: ALL_VERSIONS,
    options: {
      headers: {
        type: 'string[]',
        default: ['Access-Control-Allow-Origin', 'Strict-Transport-Security', 'X-Content-Type-Options', 'Cache-Control'],
        description: 'Headers to ask for on every successful response.',
      },
    },
    aliases: { 'spectral-owasp': ['owasp:api8:2023-define-cors-origin'], vacuum: ['owasp-define-cors-origin'], italia: ['cache-responses-undocumented'] },
    limits: 'Silent until the configuration names it. Looks at responses 2xx; names are compared without case.',
  },
  *check(api, { options }) {
    const listed = options['headers'];
    const wanted = Array.isArray(listed) ? listed.map(String) : [];
    const seen = new Set<Response>();
    for (const { responses, label } of api.inbound) {
      for (const { status, response } of responses) {
        if (!/^2/.test(status) || seen.has(response)) continue;
        seen.add(response);
        const names = new Set(response.headers.map(({ name }) => name.toLowerCase()));
        const missing = wanted.filter((name) => !names.has(name.toLowerCase()));
        if (missing.length === 0) continue;
        yield {
          at: response,
          anchor: 'key',
          message: `The ${status} response of ${nameFirst([label], 40)} names no ${nameFirst(missing, 30)}.`,
          fold: missing.join(' '),
        };
      }
    }
  },
});
