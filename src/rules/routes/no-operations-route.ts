import { widestAudience } from '../../detectors/audience-word.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { groupRoutes } from '../../detectors/route-groups.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';

/**
 * Reports paths that serve metrics, configuration or the description itself.
 * Sources: OWASP API9:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-operations-route',
    family: 'routes',
    title: 'No path serves the metrics, configuration or description of the server',
    why: 'They tell versions, load, routes and settings, and help to plan an attack.',
    fix: 'Serve them on another port or network, or leave them out of the description when they are public on purpose.',
    grades: { operations: { severity: 'hint', confidence: 'medium', presets: P } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K01', 'K17'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits: 'Last segments only. Health, status, version and metrics of the product are left alone.',
  },
  *check(api) {
    const paths = api.pathItems.filter((pathItem) => pathItem.kind === 'path');
    for (const { match, items } of groupRoutes(paths, 'operations')) {
      const operations = items.flatMap((pathItem) => pathItem.operations);
      const audience = widestAudience(operations.map((operation) => operation.audience));
      yield {
        at: items[0],
        anchor: 'key',
        message: `${nameFirst([match.prefix], 60)} serves data about the server (segment ${nameFirst([match.segment], 30)}).`,
        count: items.length,
        sites: () => items.slice(1),
        related: () => operations.map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} lies there` })),
        ...(audience && { audience }),
      };
    }
  },
});
