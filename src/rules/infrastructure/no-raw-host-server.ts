import type { Server, ServerUrl } from '../../api-index/api-index.ts';
import { parseApiUrl } from '../../detectors/host.ts';
import { placeKey } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, P, R, type Report } from '../rule.ts';

const ORDINARY_PORTS: ReadonlySet<string> = new Set(['', '0', '80', '443']);

/**
 * Reports servers that are addressed by IP, by the machine-made name of a hosting platform or by an unusual port.
 * Sources: OWASP API9:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-raw-host-server',
    family: 'infrastructure',
    title: "Servers are published under the provider's own domain",
    why: 'A bare address shows where the service runs, usually goes around gateway and firewall, and may belong to somebody else after the next move.',
    fix: 'Put the API behind a host name of your own on the default port, and publish that.',
    grades: {
      address: { severity: 'info', confidence: 'high', presets: R },
      platform: { severity: 'info', confidence: 'high', presets: P, when: 'the host is a machine-made name of a hosting platform, or the port is unusual' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['V16', 'K07'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits: 'Ports 80 and 443 and ports from a variable are left alone; loopback, private and internal hosts have rules of their own.',
  },
  *check(api) {
    const reported = new Set<string>();
    for (const server of api.servers) {
      for (const serverUrl of server.urls) {
        const { url, hostPlace, hostSpan } = serverUrl;
        const fault = faultOf(server, serverUrl);
        if (!fault || reported.has(placeKey(hostPlace))) continue;
        reported.add(placeKey(hostPlace));
        yield { at: hostPlace, ...(hostSpan && { span: hostSpan }), ...fault, fold: `${url.host}:${url.port}` };
      }
    }
  },
});

function faultOf(server: Server, { url, hostVariable }: ServerUrl): Pick<Report<'address' | 'platform'>, 'grade' | 'message'> | undefined {
  // The default of an open variable stands for a host of the customer.
  if (hostVariable && hostVariable.enum === undefined) return undefined;
  if (url.hostClass === 'public-ip') return { message: `Server ${url.displayUrl} is addressed by IP.` };
  if (url.hostClass === 'platform') return { grade: 'platform', message: `Server ${url.displayUrl} has a name given by a hosting platform.` };
  const isJudged = url.hostClass === 'public' || url.hostClass === 'non-production';
  if (!isJudged || ORDINARY_PORTS.has(url.port) || parseApiUrl(server.template).port.includes('{')) return undefined;
  return { grade: 'platform', message: `Server ${url.displayUrl} uses port ${url.port}.` };
}
