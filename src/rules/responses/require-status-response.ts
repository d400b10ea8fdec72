import type { Operation } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { childPlace } from '../../document/document.ts';
import { isJsonObject, ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, O } from '../rule.ts';

/**
 * Reports operations that lack the responses which the configuration asks for.
 * Sources: OWASP API8:2023, CWE-1059, RFC 9110 §15.
 */
export default defineRule({
  meta: {
    id: 'require-status-response',
    family: 'responses',
    title: 'Operations document the responses that your rules ask for',
    why: 'A team that has agreed on its answers finds the operation that was forgotten, and testers know what each one must refuse.',
    fix: 'Document the missing response, or take its status off the list of the configuration.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: O } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['E04', 'E05', 'E07'],
    owasp: ['API8:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    options: {
      statuses: {
        type: 'string[]',
        default: ['2xx', '404', 'default'],
        description: 'Statuses to ask for, such as 2xx, 404, 406, 415 and default. 404 is asked of paths with a variable, 415 of operations with a body.',
      },
    },
    aliases: {
      kics: ['response_code_missing', 'default_response_undefined_operations'],
      azure: ['az-default-response'],
      '42crunch': ['response-404', 'response-default-undefined'],
    },
    limits: 'Silent until the configuration names it. A range such as 4XX counts for its statuses, default for errors.',
  },
  *check(api, { options }) {
    const listed = options['statuses'];
    const statuses = Array.isArray(listed) ? listed.map((status) => String(status).toUpperCase()) : [];
    for (const operation of api.inbound) {
      const missing = statuses.filter((status) => isAskedOf(operation, status) && !documents(operation, status)).map((status) => status.toLowerCase());
      if (missing.length === 0) continue;
      yield {
        at: isJsonObject(ownMember(operation.data, 'responses')) ? childPlace(operation, 'responses') : operation,
        anchor: 'key',
        message: `${nameFirst([operation.label], 60)} documents no answer ${nameFirst([missing.join(', ')], 30)}.`,
      };
    }
  },
});

function isAskedOf({ path, requestBody, parameters, method }: Operation, status: string): boolean {
  if (method === 'options') return false;
  if (status === '404') return path.includes('{');
  return status !== '415' || requestBody !== undefined || parameters.some((parameter) => parameter.in === 'body' || parameter.in === 'formData');
}

function documents({ responses }: Operation, status: string): boolean {
  return responses.some((response) => {
    const documented = response.status.toUpperCase();
    if (documented === status || (documented === 'DEFAULT' && /^[45]/.test(status))) return true;
    return documented[0] === status[0] && (documented.endsWith('XX') || status.endsWith('XX'));
  });
}
