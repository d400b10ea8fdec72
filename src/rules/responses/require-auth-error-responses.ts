import type { Operation } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { childPlace } from '../../document/document.ts';
import { isJsonObject, ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports operations that need authentication and do not describe the answers 401, or 403 where scopes are asked for.
 * Sources: OWASP API8:2023, CWE-1059, RFC 9110 §15.5.2.
 */
export default defineRule({
  meta: {
    id: 'require-auth-error-responses',
    family: 'responses',
    title: 'Protected operations document how they refuse callers',
    why: 'Clients that are not told what a refusal looks like retry, or take the error page for data; and nobody notices when the refusal is missing.',
    fix: 'Document 401 on every protected operation, and 403 where a scope or role is required.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['E02', 'E03'],
    owasp: ['API8:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api8:2023-define-error-responses-401'],
      vacuum: ['owasp-define-error-responses-401'],
      kics: ['response_code_missing'],
      '42crunch': ['response-401', 'response-403'],
    },
    limits:
      'A 4XX or default response counts for both; 404 in place of 403 can not be seen. When no protected operation documents 401, one finding stands for all.',
  },
  *check(api) {
    const lacking = api.inbound.filter((operation) => missingStatuses(operation).length > 0);
    const [first] = lacking;
    if (first && lacking.length > 1 && !api.inbound.some(documentsAny)) {
      const others = lacking.slice(1);
      yield {
        ...responsesPlace(first),
        message: `None of ${counted(lacking.length, 'protected operation')} documents the answer 401 or 403.`,
        count: lacking.length,
        sites: () => others,
      };
      return;
    }
    for (const operation of lacking) {
      const missing = missingStatuses(operation);
      yield { ...responsesPlace(operation), message: `${nameFirst([operation.label], 70)} is protected and documents no answer ${missing.join(' and no ')}.` };
    }
  },
});

/** As a rule, signed-in callers without the scope get 403, the others 401. */
function missingStatuses({ security, responses, method }: Operation): readonly string[] {
  if (security.state !== 'protected' || method === 'options') return [];
  const statuses = new Set(responses.map(({ status }) => status.toUpperCase()));
  if (statuses.has('4XX') || statuses.has('DEFAULT')) return [];
  const isScoped = security.list?.entries.every(({ uses }) => uses.some(({ scopes }) => scopes.length > 0)) ?? false;
  return [...(statuses.has('401') ? [] : ['401']), ...(isScoped && !statuses.has('403') ? ['403'] : [])];
}

function documentsAny({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === '401' || status === '403' || status === 'default' || /^4XX$/i.test(status));
}

function responsesPlace(operation: Operation) {
  return { at: isJsonObject(ownMember(operation.data, 'responses')) ? childPlace(operation, 'responses') : operation, anchor: 'key' as const };
}
