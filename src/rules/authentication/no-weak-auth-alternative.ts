import type { ApiIndex, SecurityEntry, SecurityList } from '../../api-index/api-index.ts';
import { ALL_VERSIONS, defineRule, type Report, SP } from '../rule.ts';

/** Basic, keys in the URL or a cookie: what leaks or is replayed easily. */
const WEAK = 1;
/** Tokens of a proper grant, certificates. */
const STRONG = 3;

/**
 * Reports security requirements that accept a weak credential in the place of a strong one.
 * Sources: OWASP API2:2023, CWE-757, OpenAPI Security Requirement Object (alternatives).
 */
export default defineRule({
  meta: {
    id: 'no-weak-auth-alternative',
    family: 'authentication',
    title: 'No weak scheme stands in for a strong one',
    why: 'The entries of a security list are alternatives, and an attacker chooses the weakest of them.',
    fix: 'Remove the weaker entry, or put both schemes into one entry so that both are required.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A34'],
    owasp: ['API2:2023'],
    cwe: [757],
    appliesTo: ALL_VERSIONS,
    limits: 'Combinations in one entry count as their strongest scheme. Login and token endpoints are left alone.',
  },
  *check(api) {
    const reports = new Map<string, Report<'default'> & { count: number }>();
    for (const list of api.securityLists) {
      if (!isJudged(list, api)) continue;
      const strong = list.entries.find((entry) => entry.strength >= STRONG);
      if (!strong) continue;
      for (const weak of list.entries) {
        if (weak.isEmpty || weak.strength > WEAK || isOAuth(weak)) continue;
        const pair = `${namesOf(weak)} is accepted instead of the stronger ${namesOf(strong)}`;
        const known = reports.get(pair);
        if (known) known.count++;
        else reports.set(pair, { at: weak, message: pair, count: 1, evidenceKey: pair });
      }
    }
    for (const { count, message, ...report } of reports.values()) {
      yield { ...report, count, message: count === 1 ? `${message}.` : `${message} in ${count} security lists.` };
    }
  },
});

function isJudged(list: SecurityList, api: ApiIndex): boolean {
  if (list.owner) return list.owner.direction === 'inbound' && !list.owner.traits.isRightlyPublic;
  return api.inbound.some((operation) => operation.security.list === list);
}

/** Whatever flow it comes from, what is sent is a bearer token; weak flows have a rule of their own. */
function isOAuth({ uses }: SecurityEntry): boolean {
  return uses.every(({ scheme }) => scheme?.type === 'oauth2');
}

function namesOf(entry: SecurityEntry): string {
  return entry.uses.map((use) => use.name).join(' and ');
}
