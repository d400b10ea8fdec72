import type { Operation } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { childPlace } from '../../document/document.ts';
import { isJsonObject, ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports operations that describe no server error.
 * Sources: OWASP API8:2023, CWE-1059, RFC 9110 §15.6.
 */
export default defineRule({
  meta: {
    id: 'require-server-error-response',
    family: 'responses',
    title: 'Operations document their server errors',
    why: 'An undescribed failure is answered by whatever the framework prints, and that is often a stack trace.',
    fix: 'Document one 500, 5XX or default response and use it everywhere.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['E06'],
    owasp: ['API8:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api8:2023-define-error-responses-500'],
      vacuum: ['owasp-define-error-responses-500'],
      kics: ['response_code_missing'],
    },
    limits: 'Any status of 500 and above counts, and so does default. When no operation documents one, one finding stands for all.',
  },
  *check(api) {
    const lacking = api.inbound.filter((operation) => operation.method !== 'options' && !documentsFailure(operation));
    const [first] = lacking;
    if (first && lacking.length > 1 && lacking.length === api.inbound.length) {
      const others = lacking.slice(1);
      yield {
        ...responsesPlace(first),
        message: `None of ${counted(lacking.length, 'operation')} documents a server error.`,
        count: lacking.length,
        sites: () => others,
      };
      return;
    }
    for (const operation of lacking) yield { ...responsesPlace(operation), message: `${nameFirst([operation.label], 80)} documents no server error.` };
  },
});

function documentsFailure({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === 'default' || /^5/.test(status));
}

function responsesPlace(operation: Operation) {
  return { at: isJsonObject(ownMember(operation.data, 'responses')) ? childPlace(operation, 'responses') : operation, anchor: 'key' as const };
}
