import type { Server, ServerUrl } from '../../api-index/api-index.ts';
import { looksLikePortalHost } from '../../detectors/host.ts';
import { placeKey } from '../../document/document.ts';
import { ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';

/** Environments before production, as people label servers. */
const NON_PRODUCTION_LABEL = /\b(?:staging|stage|stg|development|dev|uat|qa|pre-?prod(?:uction)?|non-?prod(?:uction)?|acceptance)\b/i;
/** Environments meant for customers: to try things out, or test networks of a distributed ledger. */
const FOR_CUSTOMERS = /\b(?:sandbox|demo|playground|trial|mock|simulator|testnet|devnet|network|public test|customer test|partner test|certification)\b/i;

/**
 * Reports staging, test and development servers that are published beside the production server.
 * Sources: OWASP API9:2023, CWE-1059.
 */
export default defineRule({
  meta: {
    id: 'no-non-production-server',
    family: 'infrastructure',
    title: 'Only production servers are published',
    why: 'Test systems run unfinished code with weaker settings, often on copies of real data, so attackers try them first.',
    fix: 'Remove the server from the published description, or offer customers a sandbox that is run like production.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: P } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['V14'],
    owasp: ['API9:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    limits:
      "Judged by words of the host and of the server's label, only beside a production server. Sandboxes, demos, test networks and developer portals are left alone.",
  },
  *check(api) {
    const candidates = api.servers.flatMap((server) => server.urls.map((serverUrl) => ({ server, serverUrl, word: environmentOf(server, serverUrl) })));
    if (!candidates.some(({ serverUrl, word }) => word === '' && isProduction(serverUrl))) return;
    const reported = new Set<string>();
    for (const {
      serverUrl: { url, hostPlace, hostSpan },
      word,
    } of candidates) {
      if (word === '' || reported.has(placeKey(hostPlace))) continue;
      reported.add(placeKey(hostPlace));
      yield { at: hostPlace, ...(hostSpan && { span: hostSpan }), message: `Server ${url.displayUrl} is ${word}.`, fold: url.host };
    }
  },
});

/** How the server differs from production; '' when nothing says so. */
function environmentOf(server: Server, { url, hostVariable }: ServerUrl): string {
  const label = `${stringOr(ownMember(server.data, 'name'))} ${server.description.slice(0, 200)}`;
  if (FOR_CUSTOMERS.test(label) || (hostVariable && hostVariable.enum === undefined)) return '';
  if (url.hostClass === 'non-production') return looksLikePortalHost(url.host) && !NON_PRODUCTION_LABEL.test(label) ? '' : 'named like a test system';
  const isOnPublicHost = url.hostClass === 'public' || url.hostClass === 'platform' || url.hostClass === 'public-ip';
  const word = isOnPublicHost ? NON_PRODUCTION_LABEL.exec(label)?.[0] : undefined;
  return word === undefined ? '' : `labelled "${word}"`;
}

function isProduction({ url }: ServerUrl): boolean {
  return url.hostClass === 'public' || url.hostClass === 'platform' || url.hostClass === 'public-ip';
}
