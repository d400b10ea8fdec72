import { widestAudience } from '../../detectors/audience-word.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { groupRoutes } from '../../detectors/route-groups.ts';
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
    const paths = api.pathItems.filter((pathItem) => pathItem.kind === 'path');
    for (const { match, items } of groupRoutes(paths, 'debug')) {
      const operations = items.flatMap((pathItem) => pathItem.operations);
      const audience = widestAudience(operations.map((operation) => operation.audience));
      yield {
        at: items[0],
        anchor: 'key',
        message: `${nameFirst([match.prefix], 60)} is a debug route (segment ${nameFirst([match.segment], 30)}).`,
        count: items.length,
        sites: () => items.slice(1),
        related: () => operations.map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} lies there` })),
        ...(audience && { audience }),
      };
    }
  },
});
