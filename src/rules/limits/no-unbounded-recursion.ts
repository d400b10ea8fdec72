import { Facet, type SchemaNode } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { childPlace } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/** Steps into a member of the value; the others describe the same value. */
const STEPS_INSIDE: ReadonlySet<string> = new Set(['property', 'patternProperty', 'additionalProperties', 'items']);

/** A schema on the way from the start of the search. */
interface Step {
  readonly node: SchemaNode;
  readonly next: Iterator<SchemaNode>;
}

/**
 * Reports schemas of requests that contain themselves without any bound on the way.
 * Sources: OWASP API4:2023, CWE-674.
 */
export default defineRule({
  meta: {
    id: 'no-unbounded-recursion',
    family: 'limits',
    title: 'Nested input is bounded',
    why: 'A request nested ten thousand levels deep costs its sender nothing and overflows the stack of whatever walks it.',
    fix: 'Bound the lists and maps on the way with maxItems or maxProperties, and refuse input below a fixed depth.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['R04'],
    owasp: ['API4:2023'],
    cwe: [674],
    appliesTo: ALL_VERSIONS,
    aliases: { ibm: ['ibm-no-circular-refs'], kics: ['schema_object_with_circular_ref'] },
    limits: 'One reference for each loop is reported: the one that closes it. Trees that only answers hold are left alone.',
  },
  *check(api) {
    const done = new Set<SchemaNode>();
    // Every loop goes through the target of a reference.
    for (const { facets, target } of api.schemas) {
      if ((facets & Facet.request) === 0 || !target || done.has(target)) continue;
      for (const loop of loopsFrom(target, done)) {
        const last = loop.at(-1);
        if (!last || isBounded(loop) || !loop.some(({ role }) => STEPS_INSIDE.has(role))) continue;
        const top = last.target ?? last;
        yield {
          at: childPlace(last, typeof last.data['$ref'] === 'string' ? '$ref' : '$dynamicRef'),
          message: `Schema ${nameFirst([top.name || 'of the body'])} contains itself through ${nameFirst([last.name || 'its items'])} without bound.`,
          related: () =>
            api.operationsReaching(last, Facet.request).map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} takes it.` })),
        };
      }
    }
  },
});

/** Loops that a walk from a schema runs into, each as its schemas up to the closing reference. Every schema is left once: linear but for the loops' length. */
function* loopsFrom(start: SchemaNode, done: Set<SchemaNode>): Iterable<readonly SchemaNode[]> {
  const path: Step[] = [];
  const depths = new Map<SchemaNode, number>();
  const enter = (node: SchemaNode): void => {
    depths.set(node, path.length);
    path.push({ node, next: neighbours(node) });
  };
  enter(start);
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const { value: next, done: isLast } = step.next.next();
    if (isLast) {
      path.pop();
      depths.delete(step.node);
      done.add(step.node);
      continue;
    }
    const depth = depths.get(next);
    if (depth !== undefined) yield path.slice(depth).map(({ node }) => node);
    else if (!done.has(next)) enter(next);
  }
}

function* neighbours({ children, target }: SchemaNode): Iterator<SchemaNode> {
  for (const child of children) if ((child.facets & Facet.request) !== 0) yield child;
  if (target) yield target;
}

function isBounded(loop: readonly SchemaNode[]): boolean {
  return loop.some(({ data }) => typeof data['maxItems'] === 'number' || typeof data['maxProperties'] === 'number');
}
