import { type ApiIndex, Facet, type Operation, type SchemaNode } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isOwnProfile, isPeoplePath, isSignUp, managesAccess } from '../../detectors/self-service.ts';
import { hasPrivilegedValue, isSetByServer, type ServerProperty, serverProperty } from '../../detectors/server-property.ts';
import { arrayOr, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';

/** What a body wraps the record in. */
const ENVELOPES: ReadonlySet<string> = new Set([
  'user',
  'account',
  'customer',
  'profile',
  'member',
  'data',
  'attributes',
  'payload',
  'input',
  'request',
  'dto',
]);
/**
 * Reports request properties by which callers decide what only the server should: privileges, owners, balances, ids.
 * Sources: OWASP API3:2023, CWE-915.
 */
export default defineRule({
  meta: {
    id: 'no-writable-server-property',
    family: 'authorization',
    title: 'Requests hold nothing that only the server should decide',
    why: 'Whoever adds the property to a request sets it: a new user signs up as an administrator, an order moves to another owner, a balance grows.',
    fix: 'Leave the property out of the request schema, or mark it readOnly, and ignore it in the code.',
    grades: {
      default: { severity: 'warning', confidence: 'medium', presets: R },
      doubtful: {
        severity: 'info',
        confidence: 'low',
        presets: P,
        when: 'a privilege that others may have to set, an owner, a state of the server, or ids and times of a schema that requests and responses share',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['Z05', 'D12'],
    owasp: ['API3:2023'],
    cwe: [915],
    appliesTo: ALL_VERSIONS,
    limits:
      'Judged by name and type. A privilege is certain only where callers act on themselves: sign-up, their own profile, users that anybody may create. Operations for administrators, management of members and invitations, and closed lists of harmless values are left alone.',
  },
  *check(api) {
    const privileges = selfGrantedPrivileges(api);
    for (const [property, operations] of privileges) {
      yield reportOf(property, operations, 'default', `Callers of ${nameFirst(labels(operations))} may set their own ${nameFirst([property.name], 30)}.`);
    }
    for (const property of api.schemas) {
      if (property.role !== 'property' || (property.facets & Facet.request) === 0 || property.isReadOnly || privileges.has(property)) continue;
      const kind = serverProperty(property.name, () => api.typeOf(property));
      const operations = kind && kind !== 'record' ? api.operationsReaching(property, Facet.request).filter((operation) => isDoubtful(operation, kind)) : [];
      if (operations.length === 0 || isReadOnly(api, property) || !grantsSomething(api, property)) continue;
      const message = `Callers of ${nameFirst(labels(operations))} may set ${nameFirst([property.name], 30)}.`;
      yield reportOf(property, operations, 'doubtful', message);
    }
    yield* sharedRecords(api);
  },
});

function reportOf(at: SchemaNode, operations: readonly Operation[], grade: 'default' | 'doubtful', message: string) {
  return {
    at,
    anchor: 'key' as const,
    grade,
    message,
    fold: `${grade} ${at.name}`,
    related: () => operations.slice(0, 20).map((operation) => ({ at: operation, anchor: 'key' as const, message: `${operation.label} takes it.` })),
  };
}

/** Privileges at the top of what callers send about themselves, or in the record that it wraps. */
function selfGrantedPrivileges(api: ApiIndex): ReadonlyMap<SchemaNode, readonly Operation[]> {
  const found = new Map<SchemaNode, Operation[]>();
  for (const operation of api.inbound) {
    if (!isSelfService(operation, api)) continue;
    const top = api.bodyProperties(operation);
    for (const property of [...top, ...top.filter(({ name }) => ENVELOPES.has(name.toLowerCase())).flatMap((envelope) => api.propertiesOf(envelope))]) {
      if (serverProperty(property.name, () => api.typeOf(property)) !== 'privilege' || isReadOnly(api, property) || !grantsSomething(api, property)) continue;
      const operations = found.get(property);
      if (!operations) found.set(property, [operation]);
      else if (operations.at(-1) !== operation) operations.push(operation);
    }
  }
  return found;
}

function isSelfService(operation: Operation, api: ApiIndex): boolean {
  const { path, method, operationId, isWrite, traits, security } = operation;
  if (!isWrite || traits.isAdmin) return false;
  if (isSignUp(path, method, operationId) || isOwnProfile(path, method)) return true;
  if (method !== 'post' || !isPeoplePath(path) || path.endsWith('}')) return false;
  const isOpen = security.state === 'public' || (security.state === 'unspecified' && api.unauthenticated.step === 'partly');
  return isOpen && api.inbound.some((other) => other.security.state === 'protected');
}

/** Privileges are somebody's only where the path leads to people. */
function isDoubtful({ path, isWrite, traits, direction }: Operation, kind: ServerProperty): boolean {
  if (direction === 'outbound' || !isWrite || traits.isAdmin) return false;
  return !managesAccess(path) && (kind !== 'privilege' || isPeoplePath(path));
}

/** By any mark: where readers ignore one beside a `$ref`, that has a rule of its own. */
function isReadOnly(api: ApiIndex, property: SchemaNode): boolean {
  const members = api.merged(property);
  return property.isReadOnly || property.data['readOnly'] === true || members['readOnly'] === true || isSetByServer(stringOr(members['description']));
}

function grantsSomething(api: ApiIndex, property: SchemaNode): boolean {
  const members = api.merged(property);
  const values = [...arrayOr(members['enum']), ...(Object.hasOwn(members, 'const') ? [members['const']] : [])];
  return values.length === 0 || hasPrivilegedValue(values);
}

/** Once for each component that requests and responses share: ids and times in it are the server's. */
function* sharedRecords(api: ApiIndex) {
  // Those that take it as their body, not all that reach it: chains of schemas would make that quadratic.
  const bodies = new Map<SchemaNode, Operation[]>();
  for (const operation of api.inbound) {
    if (!operation.isWrite || operation.traits.isAdmin) continue;
    for (const schema of new Set(bodySchemas(api, operation))) {
      const users = bodies.get(schema);
      if (users) users.push(operation);
      else bodies.set(schema, [operation]);
    }
  }
  for (const [schema, operations] of bodies) {
    if (schema.role !== 'component' || (schema.facets & Facet.success) === 0) continue;
    const records = schema.children.filter(
      (child) => child.role === 'property' && serverProperty(child.name, () => api.typeOf(child)) === 'record' && !isReadOnly(api, child),
    );
    const [first] = records;
    if (!first) continue;
    const names = nameFirst(
      records.map(({ name }) => name),
      30,
    );
    yield reportOf(first, operations, 'doubtful', `${names} of ${nameFirst([schema.name], 40)} may be set by ${nameFirst(labels(operations), 30)}.`);
  }
}

/** The schemas that an operation's bodies are, not what these hold. */
function bodySchemas(api: ApiIndex, { requestBody, parameters }: Operation): readonly SchemaNode[] {
  const holders = [...(requestBody?.content ?? []), ...parameters.filter((parameter) => parameter.in === 'body')];
  return holders.flatMap(({ schema }) => (schema ? [api.resolve(schema)] : []));
}

function labels(operations: readonly Operation[]): readonly string[] {
  return operations.map((operation) => operation.label);
}
