import { type ApiIndex, Facet, type MediaType, type Operation, type Response, type SchemaNode } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { childPlace, type Place } from '../../document/document.ts';
import { isJsonObject, ownMember } from '../../document/json-value.ts';
import { aboutOperations, nameOperations } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, type Report, S } from '../rule.ts';

type GradeName = 'open' | 'missing';

/** What carries properties; text, images and archives have no schema worth writing. */
const DATA_TYPE = /\b(?:json|jsonl|ndjson|xml|yaml|x-www-form-urlencoded|cbor|msgpack)\b|\*\/\*/i;
/** Any of these says something about the value. */
const SAYS_SOMETHING = [
  'patternProperties',
  'anyOf',
  'oneOf',
  'enum',
  'const',
  'not',
  'if',
  'discriminator',
  'format',
  'pattern',
  'prefixItems',
  'contentSchema',
  '$dynamicRef',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'contentMediaType',
  'contentEncoding',
];

/**
 * Reports successful answers whose body may hold anything: without schema, or with one that any object satisfies.
 * Sources: OWASP API3:2023, CWE-213.
 */
export default defineRule({
  meta: {
    id: 'require-response-schema',
    family: 'exposure',
    title: 'Response bodies have a schema that says what they hold',
    why: 'Where anything may be returned, nobody notices when too much is: tests, gateways and reviewers have nothing to compare the answer with.',
    fix: 'Describe the properties of the body. Where the keys are data, say what the values are with additionalProperties.',
    grades: {
      open: { severity: 'info', confidence: 'high', presets: S, when: 'a body without schema, or a schema that any object satisfies' },
      missing: { severity: 'hint', confidence: 'medium', presets: S, when: 'a GET that answers 200 and describes no body at all' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['D01', 'D02', 'D03'],
    owasp: ['API3:2023'],
    cwe: [213],
    appliesTo: ALL_VERSIONS,
    aliases: {
      kics: ['media_type_object_without_schema', 'schema_object_empty', 'json_object_schema_without_properties'],
      'api-commons': ['bopla-response-schema-defined'],
      ibm: ['ibm-content-contains-schema'],
    },
    limits:
      'Looks at the body itself and the items of a list, not at open objects deeper inside. Text, binary and streamed bodies, 204, 205 and redirects need no schema.',
  },
  *check(api) {
    const seen = new Set<object>();
    for (const operation of api.inbound) {
      if (operation.method === 'head') continue;
      for (const { status, response } of operation.responses) {
        if (!/^(?:2|default$)/.test(status) || /^20[45]$/.test(status) || (response.facets & Facet.success) === 0 || seen.has(response)) continue;
        seen.add(response);
        yield* checkResponse(api, operation, status, response, seen);
      }
    }
  },
});

function* checkResponse(api: ApiIndex, operation: Operation, status: string, response: Response, seen: Set<object>): Iterable<Report<GradeName>> {
  const of = nameOperations(response.operations);
  if (response.content.length === 0 && !response.schema) {
    if (operation.method !== 'get' || status !== '200' || hasBody(response)) return;
    yield {
      at: response,
      anchor: 'key',
      grade: 'missing',
      fold: 'missing',
      message: `The 200 response of ${of} describes no body.`,
      ...aboutOperations(response.operations, 'answers with it'),
    };
    return;
  }
  for (const mediaType of response.content) {
    const place = DATA_TYPE.test(mediaType.type) ? unnamedSchema(mediaType) : undefined;
    if (place)
      yield {
        at: place,
        anchor: 'key',
        fold: 'no schema',
        message: `The ${nameFirst([mediaType.type], 30)} body of ${of} has no schema.`,
        ...aboutOperations(response.operations, 'answers with it'),
      };
  }
  const schemas = response.schema ? [response.schema] : response.content.filter(({ type }) => DATA_TYPE.test(type)).flatMap(({ schema }) => schema ?? []);
  for (const schema of schemas) {
    const open = openSchema(api, schema);
    if (!open || seen.has(open)) continue;
    seen.add(open);
    const operations = api.operationsReaching(open, Facet.success);
    const subject = open.role === 'component' ? `Schema ${nameFirst([open.name], 30)} of` : 'The body of';
    yield {
      at: open,
      anchor: 'key',
      ...(open.role !== 'component' && { fold: 'open' }),
      message: `${subject} ${nameOperations(operations)} may hold anything.`,
      ...aboutOperations(operations, 'answers with it'),
    };
  }
}

/** Something that says a body exists, in a form the index keeps no node for. */
function hasBody({ data }: Response): boolean {
  return isJsonObject(ownMember(data, 'examples')) || isJsonObject(ownMember(data, 'content'));
}

/** Where a media type lacks a schema: at itself, or at the `true` that stands for one. */
function unnamedSchema(mediaType: MediaType): Place | undefined {
  if (mediaType.schema) return undefined;
  const schema = ownMember(mediaType.data, 'schema') ?? ownMember(mediaType.data, 'itemSchema');
  if (schema === undefined) return mediaType;
  return schema === true ? childPlace(mediaType, 'schema') : undefined;
}

/** The schema, or that of the items of a list, when any object satisfies it. */
function openSchema(api: ApiIndex, schema: SchemaNode, isItem = false): SchemaNode | undefined {
  const resolved = api.resolve(schema);
  const members = api.merged(schema);
  const isUnresolved = typeof resolved.data['$ref'] === 'string' && !resolved.target;
  if (isUnresolved || SAYS_SOMETHING.some((keyword) => members[keyword] !== undefined)) return undefined;
  const type = api.typeOf(schema);
  if (type === 'array') return isItem ? undefined : openItems(api, resolved, members['items']);
  // Several types named are a choice; none are anything.
  if (type === '' ? members['type'] !== undefined : type !== 'object') return undefined;
  if (isJsonObject(members['properties']) && Object.keys(members['properties']).length > 0) return undefined;
  const rest = members['additionalProperties'] ?? members['unevaluatedProperties'];
  return rest === false || (isJsonObject(rest) && Object.keys(rest).length > 0) ? undefined : resolved;
}

function openItems(api: ApiIndex, list: SchemaNode, items: unknown): SchemaNode | undefined {
  if (items === undefined || items === true) return list;
  const item = list.children.find((child) => child.role === 'items');
  return item && openSchema(api, item, true);
}
