import type { ApiIndex, Operation, PathItem } from '../api-index/api-index.ts';
import { widestAudience } from '../detectors/audience-word.ts';
import { nameFirst } from '../detectors/name-first.ts';
import { groupRoutes } from '../detectors/route-groups.ts';
import type { RouteClass } from '../detectors/route-word.ts';
import type { Report } from './rule.ts';

/** The operations that a report about a shared part concerns, and the widest circle of their readers. `does` completes "GET /orders …": "returns it". */
export function aboutOperations(operations: readonly Operation[], does: string): Pick<Report, 'related' | 'audience'> {
  const audience = widestAudience(operations.map((operation) => operation.audience));
  return {
    related: () => operations.slice(0, MAX_RELATED).map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} ${does}.` })),
    ...(audience && { audience }),
  };
}

const MAX_RELATED = 20;

/** "GET /orders and 3 more", fit for messages. */
export function nameOperations(operations: readonly Operation[]): string {
  return nameFirst(
    operations.map((operation) => operation.label),
    40,
  );
}

/** Paths of one class below one prefix, as far as every rule about routes reports them alike. */
export interface RouteReport {
  /** Cut for messages. */
  readonly prefix: string;
  readonly paths: readonly PathItem[];
  readonly operations: readonly Operation[];
  readonly base: Omit<Report, 'grade' | 'message'>;
}

/** The paths of a class, one report for each prefix that decides, at its first path. */
export function reportRoutes(api: ApiIndex, wanted: RouteClass): readonly RouteReport[] {
  const paths = api.pathItems.filter((pathItem) => pathItem.kind === 'path' && pathItem.operations.length > 0);
  return groupRoutes(paths, wanted).map(({ match, items }) => {
    const operations = items.flatMap((pathItem) => pathItem.operations);
    const base = { at: items[0], anchor: 'key' as const, count: items.length, sites: () => items.slice(1), ...aboutOperations(operations, 'is below it') };
    return { prefix: nameFirst([match.prefix], 60), paths: items, operations, base };
  });
}
