import { type ApiIndex, Facet, type Operation, type SchemaNode } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { splitPath } from '../../detectors/route-word.ts';
import { type SecretKind, secretKind } from '../../detectors/secret-kind.ts';
import { isOrdinaryName, sensitiveName } from '../../detectors/sensitive-name.ts';
import { splitName, splitWords } from '../../detectors/split-name.ts';
import { aboutOperations, nameOperations } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, P, R, type Report, type RuleContext } from '../rule.ts';

type GradeName = 'secret' | 'token' | 'once' | 'doubtful';

/** One secret in an answer. */
interface Returned {
  readonly name: string;
  readonly kind: SecretKind;
  readonly operations: readonly Operation[];
  /** The property, when it is no header. */
  readonly property?: SchemaNode;
}

const MAKES_PASSWORDS = /\b(?:generate|regenerate|rotate|reset|reveal|credentials?)\b/;
/** A password that the caller has just typed. */
const ECHOED = /^(?:old|current|confirm|confirmed|repeat|previous|retype)\b/;
/** Words of answers that exist for the token in them: `LoginResponse`, `RegeneratedKey`. */
const ISSUED =
  /\b(?:log ?in|sign ?in|auth|authenticat\w{1,6}|access|tokens?|jwt|issued?|refresh|refreshed|generated?|regenerated?|rotated?|exchanged?|created?)\b/;
/** Stand beside a token in the answer of a token endpoint (RFC 6749 §5.1). */
const BESIDE_ISSUED = ['token_type', 'tokenType', 'expires_in', 'expiresIn', 'expires_at', 'expiresAt', 'refresh_token', 'refreshToken'];
/** Last segments of operations whose whole purpose is to show the secret again. */
const SHOWS_SECRET = /^(?:credentials?|passwords?|secrets?|keys?)$/;
/** Behind `token` in a path. */
const ISSUES = /^(?:create|generate|new|issue|refresh|renew)$/i;
const SECRETS_BY_NAME = /\btoken\b|\b(?:keys?|credentials?|secrets?|tokens?|sas|sas ur[il]|connection strings?)$/;
const CREATES = /\b(?:create|add|new|insert|register|issue|generate)\b/;
const OTHER_VERB = /\b(?:get|list|describe|read|fetch|find|query|search|show|info|retrieve|lookup|view|edit|update|batch)\b/;
const CORS_HEADER = /^access-control-/i;

/**
 * Reports properties and headers of successful answers that are named like a secret, unless the operation exists to hand it out.
 * Sources: OWASP API3:2023, CWE-200, CWE-522.
 */
export default defineRule({
  meta: {
    id: 'no-secret-in-response',
    family: 'exposure',
    title: 'Responses hold no passwords, secrets, keys or tokens',
    why: 'Whoever can read the object can read the secret: other users, support tools, browser caches, log files. A hash can be cracked, a token can be used at once.',
    fix: 'Remove the property from the response schema, mark it writeOnly, or return a masked value or a hint (hasPassword, last4) instead.',
    grades: {
      secret: { severity: 'error', confidence: 'high', presets: R, when: 'a password or its hash, a private key, or a client, webhook or OTP secret' },
      token: { severity: 'warning', confidence: 'medium', presets: R, when: 'any other key, token or code, or an operation made to show the secret' },
      once: {
        severity: 'hint',
        confidence: 'medium',
        presets: P,
        when: 'only operations that create the object return it, or the description says that it is shown once',
      },
      doubtful: { severity: 'hint', confidence: 'low', presets: P, when: 'a token, and nothing says that it opens something' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['D05', 'D07'],
    owasp: ['API3:2023'],
    cwe: [200, 522],
    appliesTo: ALL_VERSIONS,
    aliases: { azure: ['XMSSecretInResponse'] },
    limits:
      'Decided by names, types and descriptions. Silent when only login, token, key and similar operations return the property, when it is writeOnly, a flag or a number, and when its description says that it is masked.',
  },
  *check(api, context) {
    for (const property of api.schemas) {
      if (property.role !== 'property' || (property.facets & Facet.success) === 0 || isOrdinaryName(property.name, context.names)) continue;
      yield* checkProperty(api, property, context);
    }
    for (const header of api.headers) {
      const found = CORS_HEADER.test(header.name) ? undefined : sensitiveName({ name: header.name, type: 'string' }, context.names);
      const kind = found && (header.facets & Facet.success) !== 0 ? secretKind({ name: header.name, found, holders: [], description: '' }) : undefined;
      const returned = kind && { name: header.name, kind, operations: header.operations };
      if (!returned || isHandedOut(api, returned)) continue;
      yield {
        at: header,
        anchor: 'key',
        grade: gradeOf(api, returned),
        fold: `header ${header.name}`,
        ...describe(returned, `Response header ${header.name}`),
      };
    }
  },
});

function* checkProperty(api: ApiIndex, property: SchemaNode, context: RuleContext): Iterable<Report<GradeName>> {
  const { name } = property;
  const facts = api.factsOf(property);
  const found = sensitiveName(facts, context.names);
  const kind = found && secretKind({ name, found, holders: holdersOf(property), description: facts.description ?? '' });
  if (!kind) return;
  const returned: Returned = { name, kind, property, operations: api.operationsReaching(property, Facet.success) };
  if (isHandedOut(api, returned)) return;
  const grade = found.info ? 'once' : gradeOf(api, returned);
  yield { at: property, anchor: 'key', grade, fold: `${grade} ${name}`, ...describe(returned, name) };
}

function holdersOf(property: SchemaNode): readonly string[] {
  const names: string[] = [];
  for (let holder = property.parent; holder; holder = holder.parent) names.push(holder.name);
  return names;
}

function gradeOf(api: ApiIndex, returned: Returned): GradeName {
  const { kind, operations } = returned;
  if (kind === 'doubtful') return 'doubtful';
  if (operations.every(creates) && kind !== 'hash' && !isTaken(api, returned)) return 'once';
  return kind === 'token' || operations.every(showsSecret) ? 'token' : 'secret';
}

function isHandedOut(api: ApiIndex, returned: Returned): boolean {
  const { kind, name, operations, property } = returned;
  if (kind === 'hash' || operations.length === 0) return false;
  if (kind === 'password') return !ECHOED.test(wordsOf(name)) && operations.every(makesPasswords) && !isTaken(api, returned);
  return operations.every((operation) => {
    const { traits, isWrite, path } = operation;
    if (traits.issuesCredentials || traits.isRightlyPublic || isNamedAfterSecret(operation) || isInPath(path, name)) return true;
    return isWrite && property !== undefined && isIssued(property);
  });
}

/** Whether one of the operations takes what it returns: then it is no new secret but the caller's own. */
function isTaken(api: ApiIndex, { name, operations }: Returned): boolean {
  if (operations.some((operation) => operation.parameters.some((parameter) => parameter.name === name))) return true;
  return api.schemas.some(
    (schema) =>
      schema.role === 'property' &&
      schema.name === name &&
      (schema.facets & Facet.request) !== 0 &&
      api.operationsReaching(schema, Facet.request).some((operation) => operations.includes(operation)),
  );
}

/** A POST on a collection; in the style of remote calls, where every operation is a POST, not one that names another verb. */
function creates({ direction, method, isWrite, path, operationId }: Operation): boolean {
  if (direction !== 'inbound' || method !== 'post' || !isWrite || path.endsWith('}')) return false;
  const words = splitWords(`${operationId} ${path.slice(path.lastIndexOf('/'))}`).join(' ');
  return CREATES.test(words) || !OTHER_VERB.test(words);
}

/** Logging in yields a token, never the password; only what makes passwords may tell one. */
function makesPasswords({ isWrite, operationId, path }: Operation): boolean {
  return isWrite && MAKES_PASSWORDS.test(splitWords(`${operationId} ${path}`).join(' '));
}

function showsSecret({ isRead, path }: Operation): boolean {
  return isRead && SHOWS_SECRET.test(splitPath(path).segments.at(-1) ?? '');
}

/** `GET /users/me/apiToken`; by POST also `listKeys` and `GetTemporaryCredentials`: secrets are asked for by name, and no cache or log keeps the answer. */
function isNamedAfterSecret({ method, path, operationId }: Operation): boolean {
  const [before = '', last = ''] = ['', ...splitPath(path).raw].slice(-2);
  if (!last.includes('{') && splitName(ISSUES.test(last) ? before : last).at(-1) === 'token') return true;
  return method === 'post' && [last, operationId].some((name) => SECRETS_BY_NAME.test(wordsOf(name)));
}

/** What stands in the path was sent by the caller. */
function isInPath(path: string, name: string): boolean {
  const last = splitName(name).at(-1);
  return splitPath(path).raw.some((segment) => segment.startsWith('{') && splitName(segment).at(-1)?.replace(/s$/, '') === last);
}

function isIssued({ parent }: SchemaNode): boolean {
  if (!parent) return false;
  const neighbours = parent.children.filter((child) => child.role === 'property').map((child) => child.name);
  return BESIDE_ISSUED.some((name) => neighbours.includes(name)) || ISSUED.test(wordsOf(parent.name));
}

function wordsOf(name: string): string {
  return splitName(name).join(' ');
}

function describe({ operations }: Returned, subject: string): Pick<Report<GradeName>, 'message' | 'audience' | 'related'> {
  const verb = operations.every((operation) => operation.direction === 'outbound') ? 'sent' : 'returned';
  return {
    message: `${nameFirst([subject])} is ${verb} by ${nameOperations(operations)}.`,
    ...aboutOperations(operations, verb === 'sent' ? 'sends it' : 'returns it'),
  };
}
