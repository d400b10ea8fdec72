import type { Operation } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { childPlace } from '../../document/document.ts';
import { isJsonObject, ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports operations that describe no refusal of input: without any 4xx, or with input and without 400 and 422.
 * Sources: OWASP API8:2023, CWE-1059, RFC 9110 §15.5.
 */
export default defineRule({
  meta: {
    id: 'require-client-error-response',
    family: 'responses',
    title: 'Operations document how they refuse bad input',
    why: 'An operation that documents no refusal often makes none: input goes unchecked, and testers have nothing to test against.',
    fix: 'Check the input and document the 400 or 422 response, or a 4XX or default response that covers it.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['E01', 'E10'],
    owasp: ['API8:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api8:2023-define-error-validation'],
      vacuum: ['owasp-define-error-validation'],
      redocly: ['operation-4xx-response'],
      '42crunch': ['response-400'],
    },
    limits: 'A 4XX or default response counts; path variables alone may answer 404. Operations without input, webhooks and callbacks are left alone.',
  },
  *check(api) {
    const lacking = api.inbound.filter((operation) => takesInput(operation) && !documentsRefusal(operation));
    const [first] = lacking;
    if (first && lacking.length > 1 && !api.inbound.some(documentsRefusal)) {
      const others = lacking.slice(1);
      const message = `None of ${counted(lacking.length, 'operation')} with input documents how it refuses bad input.`;
      yield { ...responsesPlace(first), message, count: lacking.length, sites: () => others };
      return;
    }
    for (const operation of lacking) {
      const missing = operation.responses.some(({ status }) => /^4/.test(status)) ? '400 or 422' : '4xx';
      yield { ...responsesPlace(operation), message: `${nameFirst([operation.label], 70)} takes input and documents no answer ${missing}.` };
    }
  },
});

/** Named by itself, so that a resource which is not found answers for it. */
const PATH_ANSWERS = /^404$/;

function takesInput({ method, parameters, requestBody }: Operation): boolean {
  if (method === 'options' || method === 'head') return false;
  return requestBody !== undefined || parameters.length > 0;
}

function documentsRefusal({ responses, requestBody, parameters }: Operation): boolean {
  const isByPath = requestBody === undefined && parameters.every((parameter) => parameter.in === 'path');
  return responses.some(
    ({ status }) => status === '400' || status === '422' || status === 'default' || /^4XX$/i.test(status) || (isByPath && PATH_ANSWERS.test(status)),
  );
}

function responsesPlace(operation: Operation) {
  return { at: isJsonObject(ownMember(operation.data, 'responses')) ? childPlace(operation, 'responses') : operation, anchor: 'key' as const };
}
