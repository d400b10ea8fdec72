import { countOf } from '../../detectors/name-first.ts';
import { reportRoutes } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports paths that reset, seed or drop stores, restart the system, or exist for tests only.
 * Sources: OWASP API9:2023, CWE-489.
 */
export default defineRule({
  meta: {
    id: 'no-maintenance-route',
    family: 'routes',
    title: 'No path resets data, restarts the system or serves tests only',
    why: 'Maintenance routes destroy data or stop the service with one request, and test routes skip the rules that hold for everybody else.',
    fix: 'Run maintenance as jobs or commands outside the API, remove test routes from the build, and take both out of the published description.',
    grades: { maintenance: { severity: 'warning', confidence: 'medium', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K02'],
    owasp: ['API9:2023'],
    cwe: [489],
    appliesTo: ALL_VERSIONS,
    limits: 'Whole path segments only, not below an object id. Words such as reset, test or restart count only beside what they are done to.',
  },
  *check(api) {
    for (const { prefix, operations, base } of reportRoutes(api, 'maintenance')) {
      yield { ...base, message: `${prefix} holds ${countOf(operations.length, 'maintenance operation')}.` };
    }
  },
});
