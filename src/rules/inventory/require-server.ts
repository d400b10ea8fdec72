import type { Place } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports descriptions that do not say where the API answers.
 * Sources: OWASP API9:2023, CWE-1059, OpenAPI 3.1 §4.8.1 (default server).
 */
export default defineRule({
  meta: {
    id: 'require-server',
    family: 'inventory',
    title: 'The description names its servers',
    why: 'Without a server nobody can tell which deployments exist, which of them are supported, and whether they are reached over TLS.',
    fix: 'Add servers with the https URL of each deployment that callers may use (host and schemes in OpenAPI 2.0).',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['V04'],
    owasp: ['API9:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-oas': ['oas3-api-servers', 'oas2-api-host'],
      redocly: ['no-empty-servers'],
      kics: ['servers_undefined'],
      'api-commons': ['misconfig-servers-defined'],
    },
    limits: 'One server at any level is enough; descriptions without operations of their own (webhooks only) are left alone.',
  },
  *check(api) {
    const isNamed = api.servers.some(({ urls }) => api.version !== '2.0' || urls.some(({ url }) => url.host !== ''));
    if (isNamed || api.inbound.length === 0) return;
    const at: Place = { document: api.root, pointer: Object.hasOwn(api.data, 'info') ? '/info' : '' };
    yield { at, anchor: 'key', message: api.version === '2.0' ? 'The description names no host.' : 'The description names no server.' };
  },
});
