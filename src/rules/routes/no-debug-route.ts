import { countOf } from '../../detectors/name-first.ts';
import { reportRoutes } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports paths that lead to debuggers, dumps and consoles of the server: `/debug`, `/actuator`, `/pprof`.
 * Sources: OWASP API9:2023, CWE-489.
 */
export default defineRule({
  meta: {
    id: 'no-debug-route',
    family: 'routes',
    title: 'No path leads to a debugger, a dump or a console of the server',
    why: 'Debug routes hand out memory, threads, configuration and environment, which hold passwords, and some run code. Attackers try their names first.',
    fix: 'Bind these routes to another port or network, and keep them out of the published description.',
    grades: { debug: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K01'],
    owasp: ['API9:2023'],
    cwe: [489],
    appliesTo: ALL_VERSIONS,
    limits: 'Whole path segments only. Below an object id the same words name things of the product. The health probe of an actuator is left alone.',
  },
  *check(api) {
    for (const { prefix, operations, base } of reportRoutes(api, 'debug')) {
      yield { ...base, message: `${prefix} holds ${countOf(operations.length, 'debug operation')}.` };
    }
  },
});
