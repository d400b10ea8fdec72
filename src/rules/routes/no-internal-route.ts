import { countOf } from '../../detectors/name-first.ts';
import { reportRoutes } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports paths with a segment that says "internal", "private API" or "back office".
 * Sources: OWASP API9:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-internal-route',
    family: 'routes',
    title: 'No path is named internal',
    why: 'A path that calls itself internal was built for callers who are trusted already: it often lacks the checks that public operations have, and its name tells where to look.',
    fix: 'Move the operations to a description for internal readers, and make sure the gateway does not route them.',
    grades: { internal: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K02'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits: 'Whole path segments only, not below an object id. `private` alone is a product word.',
  },
  *check(api) {
    for (const { prefix, operations, base } of reportRoutes(api, 'internal')) {
      yield { ...base, message: `${prefix} holds ${countOf(operations.length, 'internal operation')}.` };
    }
  },
});
