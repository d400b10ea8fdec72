import type { ServerUrl } from '../../api-index/api-index.ts';
import { isDocumentationHost, registrableDomain } from '../../detectors/host.ts';
import { placeKey } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

/**
 * Reports servers whose host is a placeholder.
 * Sources: OWASP API9:2023, CWE-1059, RFC 2606, RFC 6761 §6.5.
 */
export default defineRule({
  meta: {
    id: 'no-placeholder-server',
    family: 'inventory',
    title: 'Servers name a real host',
    why: 'Nobody can tell which system the description is about, and a placeholder domain that somebody registers receives the calls and credentials of generated clients.',
    fix: 'Write the host that answers, or a server variable with a description where every customer has a host of their own.',
    grades: { default: { severity: 'info', confidence: 'high', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['V03'],
    owasp: ['API9:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-oas': ['oas3-server-not-example.com', 'oas2-host-not-example'],
      redocly: ['no-server-example.com'],
      vacuum: ['oas3-host-not-example.com', 'oas2-host-not-example'],
    },
    limits: 'Left alone: defaults of an open host variable, and sample names in domains that are internal anyway (shop.example.local).',
  },
  *check(api) {
    const reported = new Set<string>();
    for (const server of api.servers) {
      for (const serverUrl of server.urls) {
        const { url, hostPlace, hostSpan } = serverUrl;
        if (!isPlaceholder(serverUrl) || reported.has(placeKey(hostPlace))) continue;
        reported.add(placeKey(hostPlace));
        yield { at: hostPlace, ...(hostSpan && { span: hostSpan }), message: `Server ${url.displayUrl} has a placeholder as its host.`, fold: url.host };
      }
    }
  },
});

function isPlaceholder({ url, hostVariable }: ServerUrl): boolean {
  if (url.hostClass !== 'placeholder' || (hostVariable && hostVariable.enum === undefined)) return false;
  return isDocumentationHost(url.host) || registrableDomain(url.host) !== undefined;
}
