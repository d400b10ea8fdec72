import type { ApiIndex, ServerUrl } from '../../api-index/api-index.ts';
import type { ApiUrl, HostClass } from '../../detectors/host.ts';
import { type Place, placeKey } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/** What is said about a host that outsiders can't, or should not, reach. */
const REASONS: Readonly<Partial<Record<HostClass, string>>> = {
  private: 'is an address of a private network',
  'internal-name': 'is a name of an internal network',
  'internal-tool': 'is a tool for staff',
  tunnel: "is a tunnel to a developer's machine",
  metadata: 'is the metadata service of a cloud machine',
};

/** A URL that the description tells callers to use. */
interface PublishedUrl {
  readonly url: ApiUrl;
  readonly at: Place;
  readonly span: readonly [start: number, end: number] | undefined;
}

/**
 * Reports servers and authorization URLs on hosts of an internal network, and tunnels into it.
 * Sources: OWASP API9:2023, CWE-200, RFC 1918, RFC 6762 Appendix G, RFC 8375.
 */
export default defineRule({
  meta: {
    id: 'no-internal-server',
    family: 'infrastructure',
    title: 'No server is on an internal host',
    why: 'Internal host names and addresses map the network behind the API for an attacker, and a tunnel opens a way past the gateway.',
    fix: 'Publish the public address of the API, and keep internal servers in a description that stays inside.',
    grades: { default: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K06', 'V16'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits:
      'Loopback hosts belong to no-local-server. Left alone: defaults of an open host variable, names of one label without a port, ' +
      'reserved sample names, and a metadata service that documents itself.',
  },
  *check(api) {
    const isMetadataService = api.servers.length > 0 && api.servers.every(({ urls }) => urls.every(({ url }) => url.hostClass === 'metadata'));
    const reported = new Set<string>();
    for (const { url, at, span } of publishedUrls(api)) {
      const reason = reasonFor(url);
      if (!reason || reported.has(placeKey(at)) || (isMetadataService && url.hostClass === 'metadata')) continue;
      reported.add(placeKey(at));
      yield { at, ...(span && { span }), message: `Host ${shortHost(url.host)} ${reason}.`, fold: url.host };
    }
  },
});

function* publishedUrls(api: ApiIndex): Iterable<PublishedUrl> {
  for (const { urls } of api.servers) {
    for (const serverUrl of urls) if (!isReplaced(serverUrl)) yield { url: serverUrl.url, at: serverUrl.hostPlace, span: serverUrl.hostSpan };
  }
  for (const authUrl of api.authUrls) yield { url: authUrl.url, at: authUrl, span: authUrl.url.hostSpan };
}

/** The default of an open variable stands for a host of the customer. */
function isReplaced({ hostVariable }: ServerUrl): boolean {
  return hostVariable !== undefined && hostVariable.enum === undefined;
}

function reasonFor({ hostClass, host, port }: ApiUrl): string | undefined {
  // A word such as `https://server/v1` is a placeholder more often than a machine.
  if (hostClass === undefined || (hostClass === 'internal-name' && !host.includes('.') && port === '')) return undefined;
  return REASONS[hostClass];
}

function shortHost(host: string): string {
  return host.length > 60 ? `${host.slice(0, 59)}…` : host;
}
