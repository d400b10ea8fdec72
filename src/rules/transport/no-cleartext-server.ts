import type { ServerUrl } from '../../api-index/api-index.ts';
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
      italia: ['servers-use-https'],
      'api-commons': ['misconfig-https-servers'],
      azure: ['HttpsSupportedScheme'],
    },
    limits: 'Server variables are expanded over enum and default, at most 64 URLs. Loopback and relative servers are left alone.',
  },
  *check(api) {
    const secureHosts = new Set(api.servers.flatMap((server) => server.urls).filter(({ url }) => url.transport === 'secure').map(({ url }) => url.host));
    const reported = new Set<string>();
    for (const server of api.servers) {
      for (const { url, schemePlace } of server.urls) {
        if (url.transport !== 'cleartext' || url.hostClass === 'loopback') continue;
        // One place may decide the scheme of many expanded URLs.
        const key = `${schemePlace.document.uri}#${schemePlace.pointer}`;
        if (reported.has(key)) continue;
        reported.add(key);
        yield {
          at: schemePlace,
          ...schemeSpan(url, schemePlace),
          grade: secureHosts.has(url.host) ? 'alsoSecure' : 'cleartext',
          message: `Server ${url.displayUrl} uses ${url.scheme}.`,
        };
      }
    }
  },
});

/** The scheme inside the URL; a 2.0 `schemes` entry and a variable's value are reported whole. */
function schemeSpan(url: ServerUrl['url'], place: ServerUrl['schemePlace']): { span?: readonly [number, number] } {
  return place.pointer.endsWith('/url') && url.schemeSpan ? { span: url.schemeSpan } : {};
}
