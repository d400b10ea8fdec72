import type { ApiIndex, InputValue, SchemaNode } from '../../api-index/api-index.ts';
import { findLacks } from '../../detectors/owner-reports.ts';
import { isJsonObject } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports arrays of requests that may have any number of items, once for each definition.
 * Sources: OWASP API4:2023, CWE-770.
 */
export default defineRule({
  meta: {
    id: 'require-array-bounds',
    family: 'limits',
    title: 'Arrays that callers send have a maximum number of items',
    why: 'Each item costs a validation, often a query: a list of any length lets one request do the work of a million.',
    fix: 'Add maxItems with the most items that the service really takes in one request.',
    grades: {
      default: { severity: 'hint', confidence: 'high', presets: S },
      whole: { severity: 'info', confidence: 'high', presets: S, when: 'the array is a whole body or a query parameter' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I09', 'I10'],
    owasp: ['API4:2023'],
    cwe: [770],
    appliesTo: ALL_VERSIONS,
    options: { minItems: { type: 'boolean', default: false, description: 'Ask for minItems as well.' } },
    aliases: {
      'spectral-owasp': ['owasp:api4:2023-array-limit'],
      vacuum: ['owasp-array-limit'],
      checkov: ['CKV_OPENAPI_21'],
      kics: ['array_without_maximum_number_items'],
      ibm: ['ibm-array-attributes'],
      italia: ['sec-array-boundaries'],
      'api-commons': ['resource-array-maxitems'],
      '42crunch': ['schema-request-array-maxitems'],
    },
    limits:
      'Left alone: tuples that allow no further items, unique items of an enum, and what is only sent back. When no array has a maximum, one finding stands for the description.',
  },
  *check(api, { options }) {
    const whole = wholeBodies(api);
    const isLacking = ({ members }: InputValue): boolean => {
      const { maxItems, minItems } = members;
      return typeof maxItems !== 'number' || (options['minItems'] === true && typeof minItems !== 'number');
    };
    const missing = options['minItems'] === true ? 'maxItems and minItems' : 'maxItems';
    for (const { values, message, fold, operations } of findLacks(api.inputOwners, { isJudged, isLacking, noun: 'array', missing })) {
      const first = values.find((value) => isWhole(value, whole));
      const at = first ?? values[0];
      yield {
        at,
        anchor: 'key',
        ...(first && { grade: 'whole' as const }),
        message,
        count: values.length,
        sites: () => values.filter((value) => value !== at),
        related: () => operations().map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} takes it.` })),
        ...(fold !== undefined && { fold }),
      };
    }
  },
});

function isJudged({ types, members }: InputValue): boolean {
  if (!types.includes('array')) return false;
  const { items, prefixItems, uniqueItems } = members;
  if (Array.isArray(prefixItems) && items === false) return false;
  return !(uniqueItems === true && isJsonObject(items) && Array.isArray(items['enum']));
}

function wholeBodies(api: ApiIndex): ReadonlySet<SchemaNode> {
  const contents = api.requestBodies.flatMap(({ content }) => content.flatMap(({ schema }) => schema ?? []));
  const bodies = api.parameters.flatMap(({ in: location, schema }) => (location === 'body' && schema ? [schema] : []));
  return new Set([...contents, ...bodies].map(api.resolve));
}

function isWhole({ schema, parameter, data }: InputValue, whole: ReadonlySet<SchemaNode>): boolean {
  if (parameter) return parameter.in === 'query' && data === parameter.shape;
  return schema !== undefined && whole.has(schema);
}
