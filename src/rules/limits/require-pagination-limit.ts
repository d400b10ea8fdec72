import type { ApiIndex, Operation, Parameter, SchemaNode } from '../../api-index/api-index.ts';
import { isPageSizeName, isPagingName, namesMaximum } from '../../detectors/input-names.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { splitPath } from '../../detectors/route-word.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/** Members that hold the list in an envelope. */
const LIST_MEMBER = /^(?:data|items|results?|records|rows|entries|list|content|value|values|elements|hits)$/i;

/**
 * Reports page sizes without maximum, and lists that can only be had as a whole.
 * Sources: OWASP API4:2023, CWE-770.
 */
export default defineRule({
  meta: {
    id: 'require-pagination-limit',
    family: 'limits',
    title: 'Lists come in pages of a limited size',
    why: 'Where callers choose the page size freely, or get the whole table at once, a handful of requests keeps the database busy and copies everything it holds.',
    fix: 'Give the page-size parameter a maximum, and offer paging on lists that grow.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I20'],
    owasp: ['API4:2023'],
    cwe: [770],
    appliesTo: ALL_VERSIONS,
    aliases: { ibm: ['ibm-pagination-style'], azure: ['az-pagination-parameters'] },
    limits:
      'Left alone: page sizes whose text names a maximum, lists below a single resource, and arrays with maxItems. ' +
      'When no list has pages, one finding stands for the description.',
  },
  *check(api) {
    for (const parameter of api.parameters) {
      if (!isFreePageSize(parameter)) continue;
      const { name, operations } = parameter;
      yield {
        at: parameter,
        anchor: 'key',
        message: `Page size ${nameFirst([name], 30)} of ${nameFirst(operations.map(({ label }) => label))} has no maximum.`,
        fold: `size ${name}`,
        related: () => operations.map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} takes it.` })),
      };
    }
    for (const operation of api.inbound) {
      if (!isWholeList(api, operation)) continue;
      yield { at: operation, anchor: 'key', message: `${nameFirst([operation.label], 70)} answers with a whole list and takes no page.`, fold: 'whole list' };
    }
  },
});

function isFreePageSize({ name, in: location, shape, data, operations }: Parameter): boolean {
  if ((location !== 'query' && location !== 'header') || !isPageSizeName(name) || !operations.some(({ direction }) => direction === 'inbound')) return false;
  if (shape['type'] !== undefined && shape['type'] !== 'integer' && shape['type'] !== 'number' && shape['type'] !== 'string') return false;
  const isBounded = ['maximum', 'exclusiveMaximum', 'enum', 'const', 'pattern', 'anyOf', 'oneOf', 'allOf'].some((keyword) => shape[keyword] !== undefined);
  return !isBounded && !namesMaximum(`${stringOr(ownMember(data, 'description'))}\n${stringOr(shape['description'])}`);
}

function isWholeList(api: ApiIndex, operation: Operation): boolean {
  if (operation.method !== 'get' || operation.parameters.some(({ name }) => isPagingName(name))) return false;
  if (splitPath(operation.path).segments.includes('{}')) return false;
  return operation.responses.some(({ status, response }) => {
    if (!/^2/.test(status)) return false;
    return [response.schema, ...response.content.map(({ schema }) => schema)].some((schema) => schema !== undefined && isOpenList(api, schema));
  });
}

/** An array without maxItems, bare or in an envelope that names no page. */
function isOpenList(api: ApiIndex, schema: SchemaNode): boolean {
  const { children, data } = api.resolve(schema);
  if (data['type'] === 'array') return data['maxItems'] === undefined;
  const properties = children.filter(({ role }) => role === 'property');
  if (!isJsonObject(data['properties']) || properties.some(({ name }) => isPagingName(name))) return false;
  const list = properties.find(({ name }) => LIST_MEMBER.test(name));
  if (!list) return false;
  const held = api.resolve(list).data;
  return held['type'] === 'array' && held['maxItems'] === undefined;
}
