import { type ApiIndex, Facet, type Header, type Operation, type SchemaNode } from '../../api-index/api-index.ts';
import { widestAudience } from '../../detectors/audience-word.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { type SensitiveName, sensitiveName } from '../../detectors/sensitive-name.ts';
import { splitName } from '../../detectors/split-name.ts';
import { ALL_VERSIONS, defineRule, P, R, type Report, type RuleContext } from '../rule.ts';

type GradeName = 'secret' | 'token' | 'bareToken' | 'once';

/** Words of operations that make a new password and tell it. */
const MAKES_PASSWORDS = /\b(?:re)?generate|\brotate|\breset|\breveal|\bcredentials?\b/;
/** Names of answers that exist for the token in them: `LoginResponse`, `RegeneratedKey`. */
const ISSUED = /\b(?:log ?in|sign ?in|authenticat\w{1,6}|auth|access|tokens?|jwt|issued?|refresh(?:ed)?|(?:re)?generated?|rotated?|exchanged?|created?)\b/;
/** Stand beside a token in the answer of a token endpoint (RFC 6749 §5.1). */
const BESIDE_ISSUED = ['token_type', 'tokenType', 'expires_in', 'expiresIn', 'expires_at', 'expiresAt', 'refresh_token', 'refreshToken'];
/** A password that the caller has just typed. */
const ECHOED = /^(?:old|current|confirm|confirmed|repeat|previous|retype)/;

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
      token: { severity: 'warning', confidence: 'medium', presets: R, when: 'any other secret, key, token or code' },
      bareToken: { severity: 'warning', confidence: 'medium', presets: P, when: 'the name says "token" and nothing about its use' },
      once: { severity: 'hint', confidence: 'medium', presets: P, when: 'only operations that create the object return it, or the description says that it is shown once' },
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
    for (const schema of api.schemas) {
      if (schema.role === 'property' && (schema.facets & Facet.success) !== 0) yield* checkProperty(api, schema, context);
    }
    for (const header of api.headers) {
      if ((header.facets & Facet.success) === 0) continue;
      const found = sensitiveName({ name: header.name, type: 'string' }, context.names);
      const grade = found && gradeOf(found, header.operations, header);
      if (grade) yield { at: header, anchor: 'key', grade, fold: `header ${header.name}`, ...describe(`Response header ${header.name}`, header.operations) };
    }
  },
});

function* checkProperty(api: ApiIndex, schema: SchemaNode, context: RuleContext): Iterable<Report<GradeName>> {
  const found = sensitiveName(api.factsOf(schema), context.names);
  if (!found) return;
  const operations = api.operationsReaching(schema, Facet.success);
  const grade = gradeOf(found, operations, schema);
  if (grade) yield { at: schema, anchor: 'key', grade, fold: `${grade} ${schema.name}`, ...describe(schema.name, operations) };
}

function gradeOf(found: SensitiveName, operations: readonly Operation[], subject: SchemaNode | Header): GradeName | undefined {
  const base = baseGrade(found);
  if (!base) return undefined;
  if (operations.length > 0 && operations.every((operation) => handsOut(operation, found, subject))) return undefined;
  return found.info || (!isPassword(found) && operations.every(creates)) ? 'once' : base;
}

function baseGrade(found: SensitiveName): GradeName | undefined {
  if (found.class === 'bare-token') return 'bareToken';
  if (found.class === 'credential') return found.severe ? 'secret' : 'token';
  if (found.class !== 'auth-state') return undefined;
  if (found.severe) return 'secret';
  return found.info ? undefined : 'token';
}

function isPassword(found: SensitiveName): boolean {
  return /pass|pwd|hash|salt|digest/.test(found.phrase);
}

/** Logging in yields a token, never the password; only what makes passwords may tell one. */
function handsOut(operation: Operation, found: SensitiveName, subject: SchemaNode | Header): boolean {
  const { traits, isWrite } = operation;
  if (!isPassword(found)) return traits.issuesCredentials || traits.isRightlyPublic || (isWrite && 'parent' in subject && isIssued(subject));
  if (/hash|salt|digest/.test(found.phrase) || ECHOED.test(splitName(subject.name).join(' '))) return false;
  return operation.isWrite && MAKES_PASSWORDS.test(splitName(`${operation.operationId} ${operation.path}`).join(' '));
}

function isIssued({ parent }: SchemaNode): boolean {
  if (!parent) return false;
  const neighbours = parent.children.filter((child) => child.role === 'property').map((child) => child.name);
  return BESIDE_ISSUED.some((name) => neighbours.includes(name)) || ISSUED.test(splitName(parent.name).join(' '));
}

function creates(operation: Operation): boolean {
  return operation.method === 'post' && operation.isWrite && !operation.path.endsWith('}');
}

function describe(subject: string, operations: readonly Operation[]): Pick<Report<GradeName>, 'message' | 'audience' | 'related'> {
  const audience = widestAudience(operations.map((operation) => operation.audience));
  return {
    message: `${nameFirst([subject])} is returned by ${nameFirst(operations.map((operation) => operation.label))}.`,
    related: () => operations.map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} returns it` })),
    ...(audience && { audience }),
  };
}
