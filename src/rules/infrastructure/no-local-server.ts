import type { ApiIndex } from '../../api-index/api-index.ts';
import { childPlace, type Place, placeKey } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/** A place that names a loopback host. */
interface LocalHost {
  readonly at: Place;
  readonly span: readonly [start: number, end: number] | undefined;
  readonly host: string;
}

/**
 * Reports servers and authorization URLs that only answer on the author's own machine, once per description.
 * Sources: OWASP API9:2023, CWE-1059, RFC 6761 §6.3.
 */
export default defineRule({
  meta: {
    id: 'no-local-server',
    family: 'infrastructure',
    title: "No server is on the author's own machine",
    why: 'A localhost server tells readers that the description was never prepared for them, and clients generated from it send credentials to whatever listens there.',
    fix: 'Publish the address that callers use, and keep localhost in the description you develop with.',
    grades: { default: { severity: 'info', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['V03', 'K06'],
    owasp: ['API9:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    limits: 'Prose and examples are left alone, and so are defaults of an open host variable, which every customer replaces.',
  },
  *check(api) {
    const [first, ...others] = distinct(localHosts(api));
    if (!first) return;
    const count = others.length + 1;
    yield {
      at: first.at,
      ...(first.span && { span: first.span }),
      message: count === 1 ? `Host ${first.host} is the reader's own machine.` : `Host ${first.host} is the reader's own machine, named at ${count} places.`,
      evidenceKey: 'loopback',
      sites: () => [...others.map(({ at }) => at), ...schemesBeside(api, first)],
      count,
    };
  },
});

function* localHosts(api: ApiIndex): Iterable<LocalHost> {
  for (const { urls } of api.servers) {
    for (const { url, hostPlace, hostSpan, hostVariable } of urls) {
      const isReplaced = hostVariable !== undefined && hostVariable.enum === undefined;
      if (url.hostClass === 'loopback' && !isReplaced) yield { at: hostPlace, span: hostSpan, host: url.host };
    }
  }
  for (const authUrl of api.authUrls) {
    const { url } = authUrl;
    if (url.hostClass === 'loopback') yield { at: authUrl, span: url.hostSpan, host: url.host };
  }
}

function distinct(hosts: Iterable<LocalHost>): readonly LocalHost[] {
  return [...new Map([...hosts].map((host) => [placeKey(host.at), host])).values()];
}

/** An OpenAPI 2.0 server is written in two members, and both go when it goes. */
function schemesBeside(api: ApiIndex, { at }: LocalHost): readonly Place[] {
  return api.version === '2.0' && at.pointer === '/host' && Object.hasOwn(api.data, 'schemes')
    ? [childPlace({ document: at.document, pointer: '' }, 'schemes')]
    : [];
}
