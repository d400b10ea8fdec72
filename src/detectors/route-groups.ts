import { type RouteClass, type RouteMatch, routeClass } from './route-word.ts';

/** Routes of one class under one prefix. */
export interface RouteGroup<T> {
  readonly match: RouteMatch;
  /** In the order given; at least one. */
  readonly items: readonly [T, ...T[]];
}

/** The routes of one class, grouped by the prefix that decides: whoever mends one mends all below it. */
export function groupRoutes<T extends { readonly path: string }>(items: Iterable<T>, wanted: RouteClass): readonly RouteGroup<T>[] {
  const groups = new Map<string, { match: RouteMatch; items: [T, ...T[]] }>();
  for (const item of items) {
    const match = routeClass(item.path);
    if (match?.class !== wanted) continue;
    const group = groups.get(match.prefix);
    if (group) group.items.push(item);
    else groups.set(match.prefix, { match, items: [item] });
  }
  return [...groups.values()];
}
