import type { SecurityScheme } from '../../api-index/api-index.ts';
import { ALL_VERSIONS, defineRule, O } from '../rule.ts';

/**
 * Reports security schemes whose type or flow is not on the list that the configuration allows.
 * Sources: OWASP API2:2023, CWE-1390.
 */
export default defineRule({
  meta: {
    id: 'no-disallowed-security-scheme',
    family: 'authentication',
    title: 'Security schemes are of an allowed type',
    why: 'An organisation that settled on a few ways to authenticate can not watch, rotate and revoke credentials of any other kind.',
    fix: 'Describe the scheme your organisation settled on, or add the type to the option allowed.',
    grades: { default: { severity: 'warning', confidence: 'high', presets: O } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A15', 'A23', 'A32'],
    owasp: ['API2:2023'],
    cwe: [1390],
    appliesTo: ALL_VERSIONS,
    aliases: {
      zally: ['SecureAllEndpointsRule'],
      azure: ['SecurityDefinitionsStructure'],
    },
    options: {
      allowed: {
        type: 'string[]',
        default: [],
        description:
          'Types that may be used, whole or with a detail: oauth2, oauth2:authorizationCode, openIdConnect, mutualTLS, http, http:bearer, apiKey, apiKey:header.',
      },
    },
    limits: 'Silent until the option names at least one type.',
  },
  *check(api, { options }) {
    const allowed = new Set(toLowerCase(options['allowed']));
    if (allowed.size === 0) return;
    for (const scheme of api.securitySchemes) {
      const refused = kindsOf(scheme).find((kind) => !allowed.has(kind.toLowerCase()) && !allowed.has(scheme.type.toLowerCase()));
      if (refused !== undefined)
        yield { at: scheme, anchor: 'key', message: `Security scheme ${scheme.name} is of the kind ${refused}, which is not allowed.` };
    }
  },
});

function toLowerCase(option: unknown): readonly string[] {
  return Array.isArray(option) ? option.map((kind) => String(kind).toLowerCase()) : [];
}

/** The type with its detail, once per OAuth flow. */
function kindsOf(scheme: SecurityScheme): readonly string[] {
  switch (scheme.type) {
    case 'apiKey':
      return [`apiKey:${scheme.in}`];
    case 'http':
      return [`http:${scheme.httpScheme}`];
    case 'oauth2':
      return scheme.flows.length === 0 ? ['oauth2'] : scheme.flows.map((flow) => `oauth2:${flow.name}`);
    default:
      return [scheme.type];
  }
}
