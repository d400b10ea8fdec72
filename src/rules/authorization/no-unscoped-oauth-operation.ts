import type { ApiIndex, Operation, SchemeUse, SecurityScheme } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isOwnRoute } from '../../detectors/own-route.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

/** Steps of the protocol itself, which every token may take. */
const PROTOCOL_STEP = /(?:^|[/._-])(?:logout|log-out|signout|sign-out|introspect|introspection|revoke|userinfo|user-info|whoami)(?:\.\w{1,6})?\/?$/i;

/**
 * Reports operations that any token of an OAuth scheme opens although the scheme has scopes.
 * Sources: OWASP API5:2023, CWE-862, RFC 6749 §3.3.
 */
export default defineRule({
  meta: {
    id: 'no-unscoped-oauth-operation',
    family: 'authorization',
    title: 'OAuth operations require a scope',
    why: 'A token that was granted for one purpose opens every operation that names no scope, so a leaked or over-eager client can do more than its user agreed to.',
    fix: 'List the scope that the operation needs in its security entry.',
    grades: { default: { severity: 'info', confidence: 'high', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A29'],
    owasp: ['API5:2023'],
    cwe: [862],
    appliesTo: ALL_VERSIONS,
    aliases: { zally: ['SecureAllEndpointsWithScopesRule'] },
    limits: 'OpenID Connect is left alone, because its scopes stand elsewhere, and so are the caller’s own profile, logout and introspection.',
  },
  *check(api) {
    for (const scheme of api.securitySchemes) {
      const scopes = new Set(scheme.flows.flatMap((flow) => flow.scopes));
      if (scheme.type !== 'oauth2' || scopes.size === 0) continue;
      const judged = scheme.uses.flatMap((use) => {
        const operations = operationsUnder(use, api);
        return operations.length > 0 ? [{ use, operations }] : [];
      });
      const unscoped = judged.filter(({ use }) => isUnscoped(use));
      if (unscoped.length > 1 && scheme.uses.every((use) => use.scopes.length === 0)) {
        const operations = unscoped.flatMap((each) => each.operations);
        yield {
          at: scheme,
          anchor: 'key',
          message: `Security scheme ${scheme.name} has ${counted(scopes.size, 'scope')}, but ${counted(operations.length, 'operation')} require none.`,
          evidenceKey: scheme.name,
          count: operations.length,
          related: () => operations.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} requires no scope.` })),
        };
        continue;
      }
      for (const { use, operations } of unscoped) yield reportOf(use, scheme, operations);
    }
  },
});

function reportOf(use: SchemeUse, scheme: SecurityScheme, operations: readonly Operation[]) {
  const [only] = operations;
  return {
    at: use,
    anchor: 'key' as const,
    message: `${nameFirst(operations.map((operation) => operation.label))} ${operations.length > 1 ? 'require' : 'requires'} no scope of ${scheme.name}.`,
    evidenceKey: scheme.name,
    count: operations.length,
    related: () => (operations.length > 1 ? operations.slice(0, 20).map((at) => ({ at, anchor: 'key' as const, message: `${at.label} inherits it.` })) : []),
    ...(operations.length === 1 && only?.audience && { audience: only.audience }),
  };
}

/** Nothing else in the same entry narrows what the token may do. */
function isUnscoped({ list, scopes, pointer }: SchemeUse): boolean {
  const entry = list.entries.find(({ uses }) => uses.some((use) => use.pointer === pointer));
  return scopes.length === 0 && entry?.uses.every((use) => use.scopes.length === 0) === true;
}

/** Operations that a scope makes sense for. */
function operationsUnder(use: SchemeUse, api: ApiIndex): readonly Operation[] {
  const operations = use.list.owner ? [use.list.owner] : api.inbound.filter((operation) => operation.security.list === use.list);
  return operations.filter(({ direction, path, operationId, isRead, isWrite, traits }) => {
    if (direction === 'outbound' || !(isRead || isWrite) || traits.isRightlyPublic || isOwnRoute(path)) return false;
    return !PROTOCOL_STEP.test(path) && !PROTOCOL_STEP.test(operationId);
  });
}
