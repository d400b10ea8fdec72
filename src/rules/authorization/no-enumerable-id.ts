import type { ApiIndex, Operation, Parameter, SchemaNode } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { namesObject } from '../../detectors/object-id.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

/** Alternatives within alternatives deeper than this are not worth telling apart. */
const MAX_ALTERNATIVES = 4;

/** Path parameters of one name. */
interface Group {
  readonly first: Parameter;
  readonly others: Parameter[];
  readonly operations: Operation[];
}

/**
 * Reports path parameters that name objects by a number, once per name.
 * Sources: OWASP API1:2023, CWE-639.
 */
export default defineRule({
  meta: {
    id: 'no-enumerable-id',
    family: 'authorization',
    title: 'Objects are not addressed by a number',
    why: 'Numbers can be counted through: where one check of ownership is missing, an attacker fetches every object there is, and learns how many there are.',
    fix: 'Address objects by a random id (type: string, format: uuid), and check on every access that the object belongs to the caller.',
    grades: { default: { severity: 'info', confidence: 'high', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['Z01'],
    owasp: ['API1:2023'],
    cwe: [639],
    appliesTo: ALL_VERSIONS,
    aliases: { 'spectral-owasp': ['owasp:api1:2023-no-numeric-ids'], vacuum: ['owasp-no-numeric-ids'] },
    limits:
      'Left alone: pages, years, versions, positions and other numbers that name no object, closed lists of values, and operations for administrators or open to all.',
  },
  *check(api) {
    for (const { first, others, operations } of groupByName(api)) {
      yield {
        at: first,
        anchor: 'key',
        message: `Path parameter ${nameFirst([first.name], 30)} of ${nameFirst(
          operations.map(({ label }) => label),
          34,
        )} is a guessable number.`,
        evidenceKey: first.name,
        count: operations.length,
        ...(others.length > 0 && { sites: () => others }),
        related: () => (operations.length === 1 ? [] : operations.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} takes it.` }))),
      };
    }
  },
});

function groupByName(api: ApiIndex): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const parameter of api.parameters) {
    if (parameter.in !== 'path' || !isNumber(api, parameter) || Array.isArray(parameter.shape['enum'])) continue;
    const operations = parameter.operations.filter((operation) => isJudged(operation) && namesObject(parameter.name, operation.path));
    if (operations.length === 0) continue;
    const group = groups.get(parameter.name);
    if (!group) groups.set(parameter.name, { first: parameter, others: [], operations });
    else {
      group.others.push(parameter);
      group.operations.push(...operations);
    }
  }
  return groups.values();
}

/** What everybody may see is not protected by an id that is hard to guess. */
function isJudged({ direction, traits, security }: Operation): boolean {
  return direction === 'inbound' && !traits.isAdmin && security.state !== 'public' && traits.publicReason === undefined;
}

/** In any of its alternatives: a caller chooses the one that can be counted. */
function isNumber(api: ApiIndex, { schema, shape }: Parameter): boolean {
  return schema ? allowsNumber(api, schema, MAX_ALTERNATIVES) : isNumberType(shape['type']);
}

function allowsNumber(api: ApiIndex, schema: SchemaNode, depth: number): boolean {
  if (isNumberType(api.merged(schema)['type'])) return true;
  const alternatives = api.resolve(schema).children.filter(({ role }) => role === 'anyOf' || role === 'oneOf');
  return depth > 0 && alternatives.some((alternative) => allowsNumber(api, alternative, depth - 1));
}

function isNumberType(type: unknown): boolean {
  return type === 'integer' || type === 'number' || (Array.isArray(type) && (type.includes('integer') || type.includes('number')));
}
