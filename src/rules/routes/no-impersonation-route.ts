import { reportRoutes } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports paths that let the caller act as somebody else.
 * Sources: OWASP API5:2023, CWE-269.
 */
export default defineRule({
  meta: {
    id: 'no-impersonation-route',
    family: 'routes',
    title: 'No path lets a caller act as somebody else',
    why: 'Whoever reaches an impersonation route holds every account. It is worth more to an attacker than any single password.',
    fix: 'Keep the operation out of the published description, require a scope of its own and a second factor, and log each use.',
    grades: { impersonation: { severity: 'warning', confidence: 'medium', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['Z09'],
    owasp: ['API5:2023'],
    cwe: [269],
    appliesTo: ALL_VERSIONS,
    limits: 'Whole path segments only.',
  },
  *check(api) {
    for (const { prefix, base } of reportRoutes(api, 'impersonation')) {
      yield { ...base, message: `${prefix} lets callers act as somebody else.` };
    }
  },
});
