import { type ApiIndex, Facet, type Operation, type Response, type SchemaNode } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isJsonObject, ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, type Report, S } from '../rule.ts';

const DATA_TYPE = /\b(?:json|xml|yaml)\b/i;
/** Keywords that say something of a value beside its type. */
const SAYS_SOMETHING = [
  'properties',
  'patternProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  'oneOf',
  'allOf',
  'format',
  'pattern',
  'maxLength',
  '$ref',
  '$dynamicRef',
  'discriminator',
];

/**
 * Reports bodies of errors that may hold anything.
 * Sources: OWASP API8:2023, CWE-209.
 */
export default defineRule({
  meta: {
    id: 'require-error-schema',
    family: 'responses',
    title: 'Error bodies have a schema',
    why: 'An error that may hold anything holds stack traces and queries on a bad day, and no test or gateway notices.',
    fix: 'Describe the members of the error body, and use one schema for all errors.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['E09', 'D13'],
    owasp: ['API8:2023'],
    cwe: [209],
    appliesTo: ALL_VERSIONS,
    aliases: { ibm: ['ibm-error-response-schemas'], kics: ['response_operations_body_schema_undefined'] },
    limits: 'Responses without body, text and other types than JSON, XML and YAML are left alone.',
  },
  *check(api) {
    const seen = new Set<object>();
    for (const operation of api.inbound) {
      for (const { status, response } of operation.responses) {
        if (!/^(?:[45]|default$)/.test(status) || (response.facets & Facet.error) === 0 || seen.has(response)) continue;
        seen.add(response);
        yield* checkResponse(api, operation, status, response, seen);
      }
    }
  },
});

function* checkResponse(api: ApiIndex, { label }: Operation, status: string, response: Response, seen: Set<object>): Iterable<Report<'default'>> {
  const of = nameFirst([label], 60);
  const related = () => response.operations.map((operation) => ({ at: operation, anchor: 'key' as const, message: `${operation.label} answers with it.` }));
  for (const mediaType of response.content) {
    if (!DATA_TYPE.test(mediaType.type) || mediaType.schema || ownMember(mediaType.data, 'schema') !== undefined) continue;
    yield { at: mediaType, anchor: 'key', fold: 'no schema', message: `The ${status} body of ${of} has no schema.`, related };
  }
  const schemas = response.schema ? [response.schema] : response.content.flatMap(({ type, schema }) => (DATA_TYPE.test(type) && schema ? [schema] : []));
  for (const schema of schemas) {
    const open = api.resolve(schema);
    if (seen.has(open) || !isOpen(open)) continue;
    seen.add(open);
    yield { at: open, anchor: 'key', fold: 'open', message: `The ${status} body of ${of} may hold anything.`, related };
  }
}

function isOpen({ data }: SchemaNode): boolean {
  if (SAYS_SOMETHING.some((keyword) => data[keyword] !== undefined)) return false;
  const rest = data['additionalProperties'];
  if (rest === false || (isJsonObject(rest) && Object.keys(rest).length > 0)) return false;
  return data['type'] === undefined || data['type'] === 'object';
}
