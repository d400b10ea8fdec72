import { type ApiIndex, Facet, type MediaType, type Operation, type SchemaNode } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isJsonObject, ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, type Report, S } from '../rule.ts';

const DATA_TYPE = /\b(?:json|xml|yaml|x-www-form-urlencoded|form-data)\b/i;
/** Any of these says what is meant. */
const SAYS_SOMETHING = [
  'properties',
  'patternProperties',
  'items',
  'prefixItems',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'enum',
  'const',
  '$ref',
  '$dynamicRef',
  'format',
  'pattern',
  'discriminator',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'contentMediaType',
  'contentEncoding',
  'contentSchema',
];

/**
 * Reports parameters and bodies of requests that may hold anything.
 * Sources: OWASP API8:2023, CWE-20.
 */
export default defineRule({
  meta: {
    id: 'require-input-schema',
    family: 'inputs',
    title: 'Input has a schema that says what it holds',
    why: 'Validators, gateways and generated servers check what the description says. Input without schema goes straight to the handler.',
    fix: 'Give the parameter or body a schema with a type, and describe the properties of objects.',
    grades: { default: { severity: 'info', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I14', 'D02', 'D03'],
    owasp: ['API8:2023'],
    cwe: [20],
    appliesTo: ALL_VERSIONS,
    aliases: {
      kics: ['json_object_schema_without_type', 'json_object_schema_without_properties', 'parameter_object_without_schema', 'media_type_object_without_schema'],
      '42crunch': ['schema-request-notype', 'mediatype-request-schema-undefined'],
      ibm: ['ibm-schema-type'],
      'api-commons': ['bopla-request-schema-defined'],
    },
    limits:
      'Looks at the parameter and the body as a whole, not at what is inside. A type that $ref, allOf, enum or const implies counts; files and text need no schema.',
  },
  *check(api) {
    const seen = new Set<SchemaNode>();
    for (const parameter of api.parameters) {
      const { name, in: location, schema, data, content, operations } = parameter;
      if (!operations.some(({ direction }) => direction === 'inbound') || content.length > 0 || parameter.querystringOf) continue;
      const what = `The ${location} parameter ${nameFirst([name], 30)} of ${labels(operations)}`;
      if (schema) yield* checkSchema(api, schema, what, seen);
      else if (isUntyped(parameter.data) && !isBoolean(ownMember(data, 'schema'))) {
        yield { at: parameter, anchor: 'key', message: `${what} has no type.`, fold: `${location} ${name}`, ...relatedTo(operations) };
      }
    }
    for (const { content, operations } of api.requestBodies) {
      if (!operations.some(({ direction }) => direction === 'inbound')) continue;
      for (const mediaType of content) yield* checkBody(api, mediaType, operations, seen);
    }
  },
});

function* checkBody(api: ApiIndex, mediaType: MediaType, operations: readonly Operation[], seen: Set<SchemaNode>): Iterable<Report<'default'>> {
  const { schema, type, data } = mediaType;
  if (!DATA_TYPE.test(type)) return;
  if (schema) yield* checkSchema(api, schema, `The body of ${labels(operations)}`, seen);
  else if (data['schema'] === undefined && data['itemSchema'] === undefined) {
    yield {
      at: mediaType,
      anchor: 'key',
      message: `The ${nameFirst([type], 30)} body of ${labels(operations)} has no schema.`,
      fold: 'body',
      ...relatedTo(operations),
    };
  }
}

/** The schema behind references, once, when it lets everything through. */
function* checkSchema(api: ApiIndex, schema: SchemaNode, what: string, seen: Set<SchemaNode>): Iterable<Report<'default'>> {
  const open = api.resolve(schema);
  if (seen.has(open) || (typeof open.data['$ref'] === 'string' && !open.target) || !isOpen(open.data)) return;
  seen.add(open);
  const message = `${what} may be ${open.data['type'] === 'object' ? 'any object' : 'anything'}.`;
  const fold = open.role === 'component' ? {} : { fold: 'open' };
  yield { at: open, anchor: 'key', message, ...fold, ...relatedTo(api.operationsReaching(open, Facet.request)) };
}

function isUntyped(data: SchemaNode['data']): boolean {
  return data['type'] === undefined && SAYS_SOMETHING.every((keyword) => data[keyword] === undefined);
}

function isOpen(data: SchemaNode['data']): boolean {
  const { type, additionalProperties } = data;
  if (SAYS_SOMETHING.some((keyword) => data[keyword] !== undefined) || (type !== undefined && type !== 'object')) return false;
  return additionalProperties !== false && !(isJsonObject(additionalProperties) && Object.keys(additionalProperties).length > 0);
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function labels(operations: readonly Operation[]): string {
  return nameFirst(
    operations.map(({ label }) => label),
    36,
  );
}

function relatedTo(operations: readonly Operation[]): Pick<Report, 'related'> {
  return { related: () => operations.map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} takes it.` })) };
}
