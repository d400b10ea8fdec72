import type { ApiIndex, Text } from '../../api-index/api-index.ts';
import { describeTextPlace } from '../../detectors/credential-topic.ts';
import { registrableDomain } from '../../detectors/host.ts';
import { isTenantName, looksLikeRealTenant } from '../../detectors/tenant.ts';
import type { Place } from '../../document/document.ts';
import { getOrCreate } from '../../document/get-or-create.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';

/** One sample may be invented; what stands in so many was copied with the records around it. */
const MIN_PLACES = 3;
const MAX_SHOWN = 40;

interface Group {
  readonly first: Text;
  readonly places: Place[];
  count: number;
}

/**
 * Reports the same tenant, organisation or customer in several examples.
 * Sources: OWASP API9:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-real-tenant',
    family: 'personal-data',
    title: 'Examples belong to no real customer',
    why: 'Examples copied from one account tell who the customer is, and its id is half of what an attack on access checks needs.',
    fix: 'Use an invented customer such as `acme`, and ids that were never issued.',
    grades: { default: { severity: 'hint', confidence: 'low', presets: P } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K18'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits:
      'Looks at values of tenantId, org_slug, customerDomain and the like that stand in at least three places. Invented names and the own domain are left alone.',
  },
  *check(api) {
    const ownDomains = new Set(api.servers.flatMap(({ urls }) => urls.flatMap(({ url }) => registrableDomain(url.host) ?? [])));
    for (const { first, places, count } of repeatedTenants(api, ownDomains)) {
      const shown = first.value.length > MAX_SHOWN ? `${first.value.slice(0, MAX_SHOWN - 1)}…` : first.value;
      yield {
        at: first,
        message: `${describeTextPlace(first)} is ${shown} in ${count} places.`,
        evidence: shown,
        count,
        sites: () => places.slice(1),
      };
    }
  },
});

function repeatedTenants(api: ApiIndex, ownDomains: ReadonlySet<string>): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const text of api.texts) {
    if (text.kind !== 'example' || !isTenantName(text.name)) continue;
    const group = getOrCreate(groups, text.value, () => ({ first: text, places: [], count: 0 }));
    group.places.push(text, ...text.others);
    group.count += text.count;
  }
  return [...groups.values()].filter(({ first, count }) => count >= MIN_PLACES && looksLikeRealTenant(first.value, first.name, ownDomains));
}
