import type { ApiIndex, SchemeUse, SecurityScheme } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import type { Place } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R, S } from '../rule.ts';

/** All requirements of one scope of one scheme. */
interface RequiredScope {
  readonly name: string;
  readonly uses: { readonly place: Place; readonly use: SchemeUse }[];
}

/**
 * Reports required scopes that the scheme does not declare, and scopes on schemes that have none.
 * Sources: OWASP API5:2023, CWE-863, OpenAPI 3.1 §4.8.30 (scopes and roles).
 */
export default defineRule({
  meta: {
    id: 'no-undefined-scope',
    family: 'authentication',
    title: 'Required scopes are declared by their scheme',
    why: 'An authorization server cannot grant a scope that does not exist. The check fails for everyone, or it was never there and any token gets in.',
    fix: 'Declare the scope in every flow of the scheme, or require the one that is meant.',
    grades: {
      undeclared: { severity: 'warning', confidence: 'high', presets: R },
      unscoped: { severity: 'info', confidence: 'high', presets: S, when: 'the type of the scheme has no scopes (2.0, 3.0)' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A10', 'A11'],
    owasp: ['API5:2023'],
    cwe: [863],
    appliesTo: ALL_VERSIONS,
    aliases: {
      redocly: ['security-scopes-defined'],
      checkov: ['CKV_OPENAPI_2', 'CKV_OPENAPI_9', 'CKV_OPENAPI_19'],
      kics: [
        'undefined_security_scope_global_security',
        'undefined_security_scope_security_operations',
        'non_oauth2_security_requirement_defining_oauth2_scopes',
        'security_requirement_object_with_wrong_scopes',
      ],
      ibm: ['ibm-securityschemes'],
      zally: ['SecureAllEndpointsRule'],
    },
    limits: 'Scopes of OpenID Connect are defined by the provider, and from 3.1 on names beside other types are roles: both are left alone.',
  },
  *check(api) {
    for (const scheme of api.securitySchemes) {
      const required = requiredScopes(scheme);
      if (required.length === 0) continue;
      if (scheme.type === 'oauth2') yield* undeclared(scheme, required);
      else if (isUnscoped(api, scheme)) yield unscoped(scheme, required);
    }
  },
});

function requiredScopes(scheme: SecurityScheme): readonly RequiredScope[] {
  const byName = new Map<string, RequiredScope>();
  for (const use of scheme.uses) {
    for (const { name, place } of use.scopes) {
      const known = byName.get(name) ?? { name, uses: [] };
      known.uses.push({ place, use });
      byName.set(name, known);
    }
  }
  return [...byName.values()];
}

function* undeclared(scheme: SecurityScheme, required: readonly RequiredScope[]) {
  const declared = new Set(scheme.flows.flatMap((flow) => flow.scopes));
  if (declared.size === 0) {
    yield {
      at: scheme,
      anchor: 'key' as const,
      evidenceKey: '',
      message: `Security scheme ${scheme.name} declares no scopes, but ${counted(required.length, 'scope')} ${required.length === 1 ? 'is' : 'are'} required of it.`,
      related: () => relatedUses(required.flatMap((scope) => scope.uses.slice(0, 1))),
    };
    return;
  }
  for (const { name, uses } of required) {
    const [first, ...others] = uses;
    if (!first || declared.has(name)) continue;
    yield {
      at: first.place,
      message: `Scope ${name} is required but not declared by security scheme ${scheme.name}.`,
      evidenceKey: name,
      count: uses.length,
      related: () => [{ at: scheme, anchor: 'key' as const, message: 'The scheme is defined here.' }, ...relatedUses(others)].slice(0, 20),
    };
  }
}

function isUnscoped(api: ApiIndex, scheme: SecurityScheme): boolean {
  return (api.version === '2.0' || api.version === '3.0') && (scheme.type === 'apiKey' || scheme.type === 'http');
}

function unscoped(scheme: SecurityScheme, required: readonly RequiredScope[]) {
  const uses = required.flatMap((scope) => scope.uses);
  const [first] = uses;
  const names = required
    .slice(0, 3)
    .map((scope) => scope.name)
    .join(', ');
  return {
    at: first?.place ?? scheme,
    grade: 'unscoped' as const,
    evidenceKey: '',
    count: uses.length,
    message: `Security scheme ${scheme.name} has no scopes by its type, but is required with ${names}${required.length > 3 ? ', …' : ''}.`,
    related: () => [{ at: scheme, anchor: 'key' as const, message: 'The scheme is defined here.' }, ...relatedUses(uses.slice(1))].slice(0, 20),
  };
}

function relatedUses(uses: RequiredScope['uses']) {
  return uses.slice(0, 20).map(({ place, use }) => ({ at: place, message: `${use.list.owner?.label ?? 'The root security'} requires it.` }));
}
