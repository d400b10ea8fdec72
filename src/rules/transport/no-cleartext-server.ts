import type { Server } from '../../api-index/api-index.ts';
import { parseApiUrl } from '../../detectors/host.ts';
import { placeKey } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports server URLs that send requests in clear text.
 * Sources: OWASP API8:2023, CWE-319, RFC 9110 §4.2.2.
 */
export default defineRule({
  meta: {
    id: 'no-cleartext-server',
    family: 'transport',
    title: 'Server URLs use https',
    why: 'Anyone on the network path can read and change tokens and personal data that are sent over http or ws.',
    fix: 'Serve the API over https, or remove the server entry before publication.',
    grades: {
      cleartext: { severity: 'error', confidence: 'high', presets: R },
      alsoSecure: { severity: 'warning', confidence: 'high', presets: R, when: 'the same list names the host over https or wss as well' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['T01', 'T02', 'T03', 'T04', 'T06'],
    owasp: ['API8:2023'],
    cwe: [319],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api8:2023-no-server-http', 'owasp:api8:2023-no-scheme-http'],
      vacuum: ['owasp-security-hosts-https-oas2', 'owasp-security-hosts-https-oas3'],
      checkov: ['CKV_OPENAPI_7', 'CKV_OPENAPI_18', 'CKV_OPENAPI_20'],
      kics: ['path_server_object_uses_http', 'global_server_object_uses_http', 'path_scheme_accepts_http', 'schemes_uses_http'],
      italia: ['servers-use-https'],
      'api-commons': ['misconfig-https-servers'],
      azure: ['HttpsSupportedScheme'],
    },
    limits:
      'Loopback and relative servers are left alone, and schemes that a server variable chooses belong to no-unsafe-server-variable. ' +
      'An OpenAPI 2.0 description without a host is judged by its schemes.',
  },
  *check(api) {
    const secureHosts = secureHostsByList(api.servers);
    const reported = new Set<string>();
    for (const server of api.servers) {
      for (const { url, schemePlace, schemeSpan, schemeVariable } of server.urls) {
        // One place may decide the scheme of many expanded URLs.
        if (url.transport !== 'cleartext' || url.hostClass === 'loopback' || schemeVariable || reported.has(placeKey(schemePlace))) continue;
        reported.add(placeKey(schemePlace));
        yield {
          at: schemePlace,
          ...(schemeSpan && { span: schemeSpan }),
          grade: secureHosts.get(listOf(server))?.has(url.host) ? 'alsoSecure' : 'cleartext',
          // The template is what people wrote; an OpenAPI 2.0 server has no URL of its own.
          message: `Server ${api.version === '2.0' ? url.displayUrl : parseApiUrl(server.template).displayUrl} uses ${url.scheme}.`,
          ...(server.level !== 'root' && { fold: `${url.scheme}://${url.host}` }),
        };
      }
    }
  },
});

/** Hosts that a list of servers also offers over TLS, by list. */
function secureHostsByList(servers: readonly Server[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byList = new Map<string, Set<string>>();
  for (const server of servers) {
    const hosts = byList.get(listOf(server)) ?? new Set();
    byList.set(listOf(server), hosts);
    for (const { url } of server.urls) if (url.transport === 'secure') hosts.add(url.host);
  }
  return byList;
}

/** The array that a server stands in; an OpenAPI 2.0 server is a list of its own. */
function listOf(server: Server): string {
  return placeKey({ document: server.document, pointer: server.pointer.slice(0, server.pointer.lastIndexOf('/')) });
}
