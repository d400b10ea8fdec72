import type { ApiIndex, PathItem } from '../../api-index/api-index.ts';
import { reportRoutes } from '../operation-report.ts';
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
    for (const { prefix, paths, operations, base } of reportRoutes(api, 'operations')) {
      if (!operations.some((operation) => operation.isRead) || paths.some((pathItem) => isCollection(api, pathItem))) continue;
      yield { ...base, message: `${prefix} serves data about the server itself.` };
    }
  },
});

/** `/docs` with `/docs/{id}` below it holds documents of the product. */
function isCollection(api: ApiIndex, { path }: PathItem): boolean {
  return api.pathItems.some((other) => other.path.length > path.length && other.path.startsWith(path));
}
