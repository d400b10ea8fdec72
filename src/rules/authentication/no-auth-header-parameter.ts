import type { ApiIndex, Operation, Parameter, SecurityScheme } from '../../api-index/api-index.ts';
import { countedOperations } from '../../detectors/counted.ts';
import { urlCredentialName } from '../../detectors/credential-parameter.ts';
import { ALL_VERSIONS, defineRule, R, type RuleContext, S } from '../rule.ts';

type Fault = 'ignored' | 'unbound' | 'redundant' | 'additional';
/** Loudest first: one name is reported once. */
const FAULTS: readonly Fault[] = ['ignored', 'unbound', 'redundant', 'additional'];

/** Parameters of one name and location. */
interface Group {
  fault: Fault;
  first: Parameter;
  readonly all: Parameter[];
  readonly operations: Operation[];
}

/**
 * Reports credentials that are described as plain header or cookie parameters, once per name.
 * Sources: OWASP API2:2023, CWE-306, OpenAPI 3.1 §4.8.12.2 (ignored header parameters).
 */
export default defineRule({
  meta: {
    id: 'no-auth-header-parameter',
    family: 'authentication',
    title: 'Credentials are described as security schemes',
    why: 'Tools see no authentication where the credential is a plain parameter: gateways do not enforce it, scanners do not test it, and generated clients may drop it.',
    fix: 'Describe the header or cookie as a security scheme, require it in security, and remove the parameter.',
    grades: {
      ignored: { severity: 'warning', confidence: 'high', presets: R },
      unbound: { severity: 'warning', confidence: 'medium', presets: R, when: 'another header or cookie is named like a credential and belongs to no scheme' },
      redundant: { severity: 'hint', confidence: 'high', presets: S, when: 'the parameter repeats a security scheme' },
      additional: { severity: 'hint', confidence: 'medium', presets: S, when: 'the parameter is optional in operations that require a security scheme' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A28'],
    owasp: ['API2:2023'],
    cwe: [306, 1059],
    appliesTo: ALL_VERSIONS,
    aliases: {
      ibm: ['ibm-no-authorization-header'],
      kics: ['header_parameter_named_as_authorization'],
      azure: ['HeaderDisallowed', 'az-header-disallowed'],
    },
    limits: 'Judged by name. Request ids, CSRF tokens, idempotency keys, signatures and the parameters of webhooks are left alone.',
  },
  *check(api, { names }) {
    for (const { fault, first, all, operations } of groupByName(api, names)) {
      const others = all.filter((parameter) => parameter !== first);
      yield {
        at: first,
        anchor: 'key',
        grade: fault,
        message: messageFor(fault, first, operations),
        evidenceKey: `${first.in} ${first.name.toLowerCase()}`,
        count: operations.length,
        ...(others.length > 0 && { sites: () => others }),
        related: () => (operations.length === 1 ? [] : operations.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} takes it.` }))),
      };
    }
  },
});

function groupByName(api: ApiIndex, ownNames: RuleContext['names']): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const parameter of api.parameters) {
    const operations = parameter.operations.filter((operation) => operation.direction === 'inbound');
    const fault = operations.length > 0 ? faultOf(parameter, operations, api, ownNames) : undefined;
    if (!fault) continue;
    const key = `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { fault, first: parameter, all: [parameter], operations });
      continue;
    }
    group.all.push(parameter);
    group.operations.push(...operations);
    if (FAULTS.indexOf(fault) < FAULTS.indexOf(group.fault)) Object.assign(group, { fault, first: parameter });
  }
  return groups.values();
}

function faultOf(parameter: Parameter, operations: readonly Operation[], api: ApiIndex, ownNames: RuleContext['names']): Fault | undefined {
  if (parameter.in !== 'header' && parameter.in !== 'cookie') return undefined;
  if (parameter.boundScheme) return 'redundant';
  const isAuthorization = parameter.in === 'header' && parameter.name.toLowerCase() === 'authorization';
  if (!isAuthorization && !urlCredentialName(parameter.name, parameter.in, ownNames)) return undefined;
  if (isAuthorization && operations.every((operation) => requiresAuthorizationHeader(operation))) return 'redundant';
  if (isAuthorization && api.version !== '2.0') return 'ignored';
  const isAdditional = !parameter.isRequired && operations.every((operation) => operation.security.state === 'protected');
  return isAdditional ? 'additional' : 'unbound';
}

function requiresAuthorizationHeader({ security }: Operation): boolean {
  return security.list?.entries.some(({ uses }) => uses.some(({ scheme }) => scheme !== undefined && usesAuthorizationHeader(scheme))) ?? false;
}

function usesAuthorizationHeader(scheme: SecurityScheme): boolean {
  return scheme.type === 'http' || scheme.type === 'oauth2' || scheme.type === 'openIdConnect' || scheme.parameterName.toLowerCase() === 'authorization';
}

function messageFor(fault: Fault, { name, in: location, boundScheme }: Parameter, operations: readonly Operation[]): string {
  const subject = `The ${location} parameter ${name} of ${countedOperations(operations, 0)}`;
  if (fault === 'ignored') return `${subject} is ignored by OpenAPI 3 tools.`;
  if (fault === 'unbound' || fault === 'additional') return `${subject} is a credential of no security scheme.`;
  return `${subject} repeats ${boundScheme ? `security scheme ${boundScheme.name}` : 'what its security requirement says'}.`;
}
