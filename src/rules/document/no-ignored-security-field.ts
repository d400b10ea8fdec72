import type { ApiIndex, SecurityList, UnknownMember } from '../../api-index/api-index.ts';
import { editDistance } from '../../detectors/edit-distance.ts';
import { childPlace, type Place } from '../../document/document.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

interface Fault {
  readonly at: Place;
  readonly grade: 'ignored' | 'misspelt';
  readonly message: string;
}

/** Fields of the other major version: 2.0 names in 3.x, and the reverse. They belong to the root, the components or a scheme. */
const FOREIGN_FIELDS: Readonly<Record<'2' | '3', Readonly<Record<string, readonly string[]>>>> = {
  2: { root: ['securitySchemes'], securityScheme: ['flows', 'scheme', 'bearerFormat', 'openIdConnectUrl'] },
  3: {
    root: ['securityDefinitions', 'securitySchemes'],
    components: ['securityDefinitions', 'security'],
    securityScheme: ['flow', 'authorizationUrl', 'tokenUrl', 'scopes'],
  },
};
/** Where a misspelt name can only be meant for one of these. */
const EXPECTED: Readonly<Record<'2' | '3', Readonly<Record<string, readonly string[]>>>> = {
  2: { operation: ['security'], pathItem: ['security'], root: ['security', 'securityDefinitions'] },
  3: { operation: ['security'], pathItem: ['security'], root: ['security'], components: ['securitySchemes'] },
};
/** Names of the objects that stand in `security`, written for it. */
const REQUIREMENT = /^securit(?:y|ies)[-_]?(?:requirements?|schemes?)?$/i;
const MAX_TYPING_ERRORS = 2;
const SCHEME_TYPES: ReadonlySet<string> = new Set(['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS', 'basic']);

/**
 * Reports security fields that no reader honours: at a wrong place, of a wrong shape, of another version or misspelt.
 * Sources: OWASP API2:2023, CWE-358, OpenAPI 3.1 §4.8.9 and §4.8.10.
 */
export default defineRule({
  meta: {
    id: 'no-ignored-security-field',
    family: 'document',
    title: 'Security fields stand where readers honour them',
    why: 'Whoever wrote the field believes that the operation is protected. Tools skip what they do not know, so gateways and clients are built without it.',
    fix: 'Move the field to the root or to each operation, in the shape and under the name that this OpenAPI version defines.',
    grades: {
      ignored: { severity: 'error', confidence: 'high', presets: R },
      misspelt: { severity: 'warning', confidence: 'high', presets: R, when: 'the name is almost that of a security field' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A03'],
    owasp: ['API2:2023'],
    cwe: [358],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['unknown_property'], redocly: ['struct'] },
    limits: 'Examples, extensions and properties of schemas are data, whatever their name.',
  },
  *check(api) {
    for (const list of api.securityLists) if (!list.isReadable) yield { ...malformed(api, list), anchor: 'key' };
    for (const member of api.unknownMembers) {
      const fault = faultOf(api, member);
      if (fault) yield { ...fault, anchor: 'key' };
    }
    for (const schema of api.schemas) {
      if (schema.role !== 'component' || schema.name !== 'securitySchemes' || !holdsSchemes(schema.data)) continue;
      yield { at: schema, anchor: 'key', grade: 'ignored', message: 'The security schemes stand among the schemas, where no reader looks for them.' };
    }
  },
});

function malformed(api: ApiIndex, list: SecurityList): Fault {
  const subject = list.owner ? `The security of ${list.owner.label}` : 'The root security';
  const value = ownMember(list.owner?.data ?? api.data, 'security');
  return { at: list, grade: 'ignored', message: `${subject} is ${shapeOf(value)}, so no reader honours it.` };
}

function shapeOf(value: unknown): string {
  if (value === null) return 'empty (null)';
  if (Array.isArray(value)) return 'a list with entries that are no objects';
  return isJsonObject(value) ? 'an object instead of a list' : `a ${typeof value} instead of a list`;
}

function faultOf(api: ApiIndex, member: UnknownMember): Fault | undefined {
  const { name, owner, value } = member;
  const major = api.version === '2.0' ? '2' : '3';
  if (FOREIGN_FIELDS[major][owner]?.includes(name)) {
    return { at: member, grade: 'ignored', message: `The field ${name} ${placeOf(member)} means nothing in OpenAPI ${api.version}.` };
  }
  if (major === '2' && owner === 'root' && name === 'components') return schemesOf3(member, value);
  if (name === 'security' || name === 'securitySchemes' || name === 'securityDefinitions') {
    return { at: member, grade: 'ignored', message: `The field ${name} ${placeOf(member)} is ignored by every reader.` };
  }
  const meant = EXPECTED[major][owner]?.find((expected) => isMeantFor(name, expected));
  return meant === undefined ? undefined : { at: member, grade: 'misspelt', message: `The field ${name} ${placeOf(member)} is no OpenAPI field; ${meant} is.` };
}

function isMeantFor(name: string, expected: string): boolean {
  if (expected === 'security' && REQUIREMENT.test(name)) return true;
  const typed = name.toLowerCase().replace(/[-_]/g, '');
  return Math.abs(typed.length - expected.length) <= MAX_TYPING_ERRORS && editDistance(typed, expected.toLowerCase()) <= MAX_TYPING_ERRORS;
}

function schemesOf3(member: UnknownMember, value: unknown): Fault | undefined {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'securitySchemes')) return undefined;
  return { at: childPlace(member, 'securitySchemes'), grade: 'ignored', message: 'The field securitySchemes in components means nothing in OpenAPI 2.0.' };
}

function placeOf({ owner, pointer }: UnknownMember): string {
  if (owner === 'root') return 'at the root';
  if (owner === 'pathItem') return 'of a path item';
  if (owner === 'securityScheme') return `of security scheme ${pointer.split('/').at(-2) ?? ''}`;
  return owner === 'components' ? 'in components' : `of ${/^[aeiou]/.test(owner) ? 'an' : 'a'} ${owner}`;
}

/** `components.schemas.securitySchemes` by a wrong indentation, not a schema of that name. */
function holdsSchemes(data: Readonly<Record<string, unknown>>): boolean {
  const values = Object.values(data);
  return values.length > 0 && values.every((value) => isJsonObject(value) && SCHEME_TYPES.has(stringOr(ownMember(value, 'type'))));
}
