import type { SecurityScheme } from '../../api-index/api-index.ts';
import { splitName } from '../../detectors/split-name.ts';
import { childPlace } from '../../document/document.ts';
import { ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/** Keys that are made to be seen, as their names and texts say. */
const PUBLISHABLE_TEXT =
  /\bpublishable\b|\bpublic (?:api )?key\b|\b(?:safe|intended|meant) to be (?:public|exposed|embedded|shared)\b|\bbrowser key\b|\bclient[- ]side key\b/i;
const PUBLISHABLE_WORDS: ReadonlySet<string> = new Set(['publishable', 'public', 'pk']);
/** Names of a client or site, which stand in its pages anyway. */
const PUBLIC_ID = /^(?:client|app|application|site|project)[-_ ]?id$/i;

/**
 * Reports API keys that are sent in the query string.
 * Sources: OWASP API2:2023, CWE-598, RFC 6750 §2.3 and §5.3.
 */
export default defineRule({
  meta: {
    id: 'no-api-key-in-query',
    family: 'authentication',
    title: 'API keys travel in a header',
    why: 'Query strings end up in access logs, browser histories, proxies and Referer headers, and with them every key they carry.',
    fix: 'Accept the key in a header (an apiKey scheme with in: header, or http bearer) and retire the query parameter.',
    grades: {
      default: { severity: 'error', confidence: 'high', presets: R },
      harmless: { severity: 'info', confidence: 'high', presets: R, when: 'nothing requires the scheme, or its value is publishable by name or text' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A13'],
    owasp: ['API2:2023'],
    cwe: [598],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api2:2023-no-api-keys-in-url'],
      vacuum: ['owasp-no-api-keys-in-url'],
      italia: ['sec-apikeys-url'],
      'api-commons': ['auth-apikey-not-in-url'],
      semgrep: ['api-key-in-query-parameter'],
    },
  },
  *check(api) {
    for (const scheme of api.securitySchemes) {
      if (scheme.type !== 'apiKey' || scheme.in !== 'query') continue;
      const isHarmless = scheme.uses.length === 0 || isPublishable(scheme);
      yield {
        at: childPlace(scheme, 'in'),
        grade: isHarmless ? 'harmless' : 'default',
        message: `Security scheme ${scheme.name} sends its key in the query parameter ${scheme.parameterName}.`,
        related: () => scheme.operations.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} uses it.` })),
      };
    }
  },
});

function isPublishable(scheme: SecurityScheme): boolean {
  if (PUBLIC_ID.test(scheme.parameterName) || splitName(scheme.parameterName).some((word) => PUBLISHABLE_WORDS.has(word))) return true;
  return PUBLISHABLE_TEXT.test(stringOr(ownMember(scheme.data, 'description')).slice(0, 2_000));
}
