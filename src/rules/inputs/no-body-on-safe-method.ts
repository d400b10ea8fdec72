import type { Operation, Parameter } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { childPlace, type Place } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports bodies on GET, HEAD and DELETE, whose meaning is undefined.
 * Sources: OWASP API8:2023, CWE-436, RFC 9110 §9.3.1 and §9.3.5.
 */
export default defineRule({
  meta: {
    id: 'no-body-on-safe-method',
    family: 'inputs',
    title: 'GET, HEAD and DELETE take no body',
    why: 'Proxies, caches and filters drop or ignore such a body, so what they let through is not what the service acts on.',
    fix: 'Send the input as parameters, or use POST (QUERY in OpenAPI 3.2) for searches that need a body.',
    grades: {
      default: { severity: 'info', confidence: 'high', presets: S },
      delete: { severity: 'hint', confidence: 'high', presets: S, when: 'the method is DELETE' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I17'],
    owasp: ['API8:2023'],
    cwe: [436],
    appliesTo: ALL_VERSIONS,
    aliases: {
      italia: ['http-request-GET-no-body'],
      ibm: ['ibm-no-operation-requestbody', 'ibm-no-body-for-delete'],
    },
    limits: 'QUERY and POST that only reads are left alone.',
  },
  *check(api) {
    for (const operation of api.inbound) {
      const { method, label } = operation;
      if (method !== 'get' && method !== 'head' && method !== 'delete') continue;
      const body = bodyOf(operation);
      if (!body) continue;
      yield {
        at: body,
        anchor: 'key',
        ...(method === 'delete' && { grade: 'delete' as const, fold: 'delete' }),
        message: `${nameFirst([label], 80)} takes a body.`,
        related: () => [{ at: operation, anchor: 'key', message: `${label} is the operation.` }],
      };
    }
  },
});

function bodyOf(operation: Operation): Place | undefined {
  if (Object.hasOwn(operation.data, 'requestBody') && operation.requestBody) return childPlace(operation, 'requestBody');
  return operation.parameters.find((parameter: Parameter) => parameter.in === 'body' || parameter.in === 'formData');
}
