import { type ApiIndex, Facet, type MediaType, type SchemaNode } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isJsonObject } from '../../document/json-value.ts';
import { defineRule, O, VERSIONS_3 } from '../rule.ts';

/** Members of RFC 9457 §3.1 by which a body is recognised. */
const PROBLEM_MEMBERS = ['type', 'title', 'status', 'detail', 'instance'];
const ENOUGH_MEMBERS = 3;

/**
 * Reports JSON bodies of errors that are no problem details.
 * Sources: OWASP API8:2023, CWE-1059, RFC 9457.
 */
export default defineRule({
  meta: {
    id: 'require-problem-details',
    family: 'responses',
    title: 'Errors are problem details',
    why: 'One agreed shape of errors is checked once; where each operation has its own, some of them tell more than they should.',
    fix: 'Answer errors as application/problem+json with type, title, status and detail (RFC 9457).',
    grades: { default: { severity: 'hint', confidence: 'high', presets: O } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['E08'],
    owasp: ['API8:2023'],
    cwe: [1059],
    appliesTo: VERSIONS_3,
    aliases: {
      redocly: ['operation-4xx-problem-details-rfc7807'],
      zally: ['UseProblemJsonRule', 'JsonProblemAsDefaultResponseRule'],
      italia: ['use-problem-json-for-errors'],
    },
    limits: 'Silent until the configuration names it. Answers 401 and errors of OAuth, which have a shape of their own, are left alone.',
  },
  *check(api) {
    const seen = new Set<MediaType>();
    for (const { label, responses } of api.inbound) {
      for (const { status, response } of responses) {
        if (!/^(?:[45]|default$)/.test(status) || status === '401' || (response.facets & Facet.error) === 0) continue;
        for (const mediaType of response.content) {
          if (seen.has(mediaType) || !isPlainJson(mediaType.type) || isAgreed(api, mediaType.schema)) continue;
          seen.add(mediaType);
          yield { at: mediaType, anchor: 'key', message: `The ${status} body of ${nameFirst([label], 60)} is no problem details.`, fold: mediaType.type };
        }
      }
    }
  },
});

function isPlainJson(type: string): boolean {
  return /\bjson\b/i.test(type) && !/\bproblem\+json\b/i.test(type);
}

/** Shaped like problem details, or like an error of OAuth (RFC 6749 §5.2). */
function isAgreed(api: ApiIndex, schema: SchemaNode | undefined): boolean {
  const properties = schema && api.merged(schema)['properties'];
  if (!isJsonObject(properties)) return false;
  return PROBLEM_MEMBERS.filter((name) => Object.hasOwn(properties, name)).length >= ENOUGH_MEMBERS || Object.hasOwn(properties, 'error_description');
}
