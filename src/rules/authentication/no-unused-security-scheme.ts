import type { SecurityScheme } from '../../api-index/api-index.ts';
import { childPlace } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, S, SP } from '../rule.ts';

/** Asked for at login, never by an operation (OpenID Connect Core 1.0 §5.4). */
const OPENID_SCOPES: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access']);

/**
 * Reports security schemes that nothing requires, and scopes of used schemes that nothing asks for.
 * Sources: OWASP API9:2023, CWE-1164.
 */
export default defineRule({
  meta: {
    id: 'no-unused-security-scheme',
    family: 'authentication',
    title: 'Defined security schemes and scopes are required somewhere',
    why: 'A scheme that nothing requires tells readers of a way in that is gone, is coming, or was forgotten at the operations that need it.',
    fix: 'Require the scheme where it belongs, or remove it.',
    grades: {
      scheme: { severity: 'info', confidence: 'high', presets: SP },
      scope: { severity: 'hint', confidence: 'high', presets: S, when: 'the scheme is used and one of its scopes is not' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A12'],
    owasp: ['API9:2023'],
    cwe: [1164],
    appliesTo: ALL_VERSIONS,
    aliases: { ibm: ['ibm-securityschemes'], '42crunch': ['v3-warning-global-security-scheme-unused'] },
    limits:
      'Use by webhooks and callbacks counts. Scopes of OpenID Connect are asked for at login and left alone. Where no scheme is required at all, no-unapplied-security-schemes speaks.',
  },
  *check(api) {
    if (api.unauthenticated.step === 'unapplied') return;
    for (const scheme of api.securitySchemes) {
      if (scheme.uses.length > 0) yield* unusedScopes(scheme);
      else yield { at: scheme, anchor: 'key', message: `Nothing requires security scheme ${scheme.name}.`, evidenceKey: scheme.name };
    }
  },
});

/** Of a scheme that is required with scopes somewhere; flows may repeat a scope, it is reported at its first place. */
function* unusedScopes(scheme: SecurityScheme) {
  const required = new Set(scheme.uses.flatMap((use) => use.scopes.map((scope) => scope.name)));
  if (required.size === 0) return;
  const seen = new Set<string>();
  for (const flow of scheme.flows) {
    for (const scope of flow.scopes) {
      if (required.has(scope) || seen.has(scope) || OPENID_SCOPES.has(scope)) continue;
      seen.add(scope);
      yield {
        at: childPlace(flow, 'scopes', scope),
        anchor: 'key' as const,
        grade: 'scope' as const,
        evidenceKey: scope,
        message: `Nothing requires scope ${scope} of security scheme ${scheme.name}.`,
      };
    }
  }
}
