import type { PathItem } from '../../api-index/api-index.ts';
import { overlappingPaths } from '../../detectors/path-overlap.ts';
import { ALL_VERSIONS, defineRule, R, S, SP } from '../rule.ts';

const MAX_SHOWN = 44;

/**
 * Reports path templates that one request can match together with another.
 * Sources: OWASP API9:2023, CWE-436, OpenAPI 3.1 §4.8.8.2 (path templating matching).
 */
export default defineRule({
  meta: {
    id: 'no-ambiguous-path',
    family: 'inventory',
    title: 'Every request matches one path',
    why: 'Gateway, framework and documentation may each take a request for another operation, so that the checks of one are applied to the data of the other.',
    fix: 'Join the path items that are equal but for the names of their variables, and give overlapping ones a literal segment of their own.',
    grades: {
      default: { severity: 'warning', confidence: 'high', presets: R },
      divided: { severity: 'info', confidence: 'high', presets: SP, when: 'the templates are equal, but have no method in common' },
      overlap: {
        severity: 'info',
        confidence: 'high',
        presets: S,
        when: 'the templates overlap, neither is more specific, and both have an operation of the same method',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['V10'],
    owasp: ['API9:2023'],
    cwe: [436],
    appliesTo: ALL_VERSIONS,
    aliases: {
      redocly: ['no-identical-paths', 'no-ambiguous-paths'],
      kics: ['path_ambiguous'],
      ibm: ['ibm-no-ambiguous-paths'],
    },
    limits: 'A literal segment wins over a variable, so that /orders/open beside /orders/{id} is left alone. Types and patterns of variables are not compared.',
  },
  *check(api) {
    const items = api.pathItems.filter(({ kind }) => kind === 'path');
    const reported = new Set<PathItem>();
    for (const { earlier, later, isSame } of overlappingPaths(items.map(({ path }) => path))) {
      const item = items[later];
      const other = items[earlier];
      if (!item || !other || reported.has(item) || (!isSame && !sharesMethod(item, other))) continue;
      reported.add(item);
      yield {
        at: item,
        anchor: 'key',
        grade: !isSame ? 'overlap' : sharesMethod(item, other) ? 'default' : 'divided',
        message: `${tail(item.path)} and ${tail(other.path)} match the same requests.`,
        related: () => [{ at: other, anchor: 'key', message: 'The other path.' }],
      };
    }
  },
});

/** Long paths differ near their end. */
function tail(path: string): string {
  return path.length > MAX_SHOWN ? `…${path.slice(1 - MAX_SHOWN)}` : path;
}

function sharesMethod(a: PathItem, b: PathItem): boolean {
  return a.operations.some(({ method }) => b.operations.some((operation) => operation.method === method));
}
