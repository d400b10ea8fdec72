import { remembered } from './remembered.ts';
import * as lists from './route-word-lists.ts';

export type RouteClass = 'debug' | 'internal' | 'impersonation' | 'maintenance' | 'admin' | 'operations';

export interface PathParts {
  /** The segments of the path as written. */
  readonly raw: readonly string[];
  /** Lower case; a segment with a template variable is `{}`. Words of a method called through the query (`?method=photos.search`) follow the path's. */
  readonly segments: readonly string[];
  /** Whether the segment names one object of the collection before it: `{id}` in `/orders/{id}`, but not a tenant or version at the head. */
  readonly isObjectId: readonly boolean[];
}

export interface RouteMatch {
  readonly class: RouteClass;
  /** Index of the deciding segment in `splitPath(path).segments`. */
  readonly index: number;
  /** The deciding segment, lower case. */
  readonly segment: string;
  /** The path up to the deciding segment, as written; the whole path when a called method decides. */
  readonly prefix: string;
}

/** Longer paths are generated or hostile; what stands behind decides nothing. */
const MAX_PATH_LENGTH = 1_000;
const SCOPE_VARIABLE = /^\{\W{0,2}(?:api_?-?)?(?:version|ver|tenant\w{0,20}|locale|lang|language|region|base_?path|stage|env\w{0,12}|realm)\}$/i;
const INTERFACE_HEAD = /^(?:api|apis|rest|public|service|services|v\d{1,4}(?:[._]\d{1,3}){0,2}\w{0,8})$/;

/** Splits a path template at slashes. Query and fragment are left out but for the name of a called method. Linear, never throws, remembered. */
export const splitPath: (path: string) => PathParts = remembered((path) => {
  const text = path.slice(0, MAX_PATH_LENGTH);
  const end = text.search(/[?#]/);
  const raw = (end < 0 ? text : text.slice(0, end)).split('/').filter((segment) => segment !== '');
  const segments = raw.map((segment) => (/[{}]|^:|^<.*>$/.test(segment) ? '{}' : segment.toLowerCase()));
  const isObjectId = segments.map((segment, index) => segment === '{}' && isObject(raw, segments, index));
  const called = end < 0 ? [] : calledMethod(text.slice(end + 1));
  return { raw, segments: [...segments, ...called], isObjectId: [...isObjectId, ...called.map(() => false)] };
});

function isObject(raw: readonly string[], segments: readonly string[], index: number): boolean {
  const before = segments[index - 1];
  return before !== undefined && !INTERFACE_HEAD.test(before) && !SCOPE_VARIABLE.test(raw[index] ?? '');
}

/** `method=flickr.test.echo` calls the method echo of the group test. */
function calledMethod(query: string): string[] {
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && lists.METHOD_PARAMETERS.has(pair.slice(0, equals).toLowerCase())) {
      return pair
        .slice(equals + 1)
        .toLowerCase()
        .split(/[.:/]/)
        .filter((word) => word !== '' && !word.includes('{'));
    }
  }
  return [];
}

/**
 * Tells whether a path is a surface that should not be public, by whole segments. The most telling class wins: debug, internal, impersonation, maintenance,
 * admin, operations. Below an object id only impersonation counts: there the same words name things of the product.
 */
export const routeClass: (path: string) => RouteMatch | undefined = remembered((path) => {
  const { raw, segments, isObjectId } = splitPath(path);
  const firstId = isObjectId.indexOf(true);
  const head = firstId < 0 ? segments : segments.slice(0, firstId);
  const match = (name: RouteClass, index: number): RouteMatch | undefined =>
    index < 0 ? undefined : { class: name, index, segment: segments[index] ?? '', prefix: index < raw.length ? `/${raw.slice(0, index + 1).join('/')}` : path };
  return (
    match('debug', findDebug(head)) ??
    match(
      'internal',
      head.findIndex((segment, index) => lists.INTERNAL_SEGMENTS.has(segment) && !isKindOfId(raw, index)),
    ) ??
    match(
      'impersonation',
      segments.findIndex((segment) => lists.IMPERSONATION_SEGMENTS.has(segment)),
    ) ??
    match('maintenance', findMaintenance(head, firstId >= 0)) ??
    match(
      'admin',
      head.findIndex((segment, index) => lists.ADMIN_SEGMENTS.has(segment) && !looksLikeResource(segments, index)),
    ) ??
    match('operations', firstId < 0 ? findOperations(segments) : -1)
  );
});

/** `/customers/internal/{internalId}` finds a customer by another number. */
function isKindOfId(raw: readonly string[], index: number): boolean {
  const next = raw[index + 1]?.toLowerCase() ?? '';
  return next.startsWith('{') && next.includes(raw[index]?.toLowerCase() ?? '');
}

/** The health probe of an actuator tells no more than any health probe. */
function findDebug(head: readonly string[]): number {
  return head.findIndex((segment, index) => lists.DEBUG_SEGMENTS.has(segment) && !(segment === 'actuator' && head[index + 1] === 'health'));
}

function findMaintenance(head: readonly string[], hasId: boolean): number {
  const testOnly = head.findIndex((segment) => lists.TEST_ONLY_SEGMENTS.has(segment));
  if (testOnly >= 0) return testOnly;
  if (hasId) return -1;
  return head.findIndex((segment, index) => {
    const neighbours = [head[index - 1] ?? '', head[index + 1] ?? ''];
    // The schema of a directory or a data set is created by its owner.
    if (lists.STORE_VERBS.has(segment)) return neighbours.some((neighbour) => lists.STORES.has(neighbour) && `${segment} ${neighbour}` !== 'create schema');
    if (lists.PROCESS_VERBS.has(segment))
      return neighbours.some((neighbour) => lists.PROCESSES.has(neighbour)) || (head.length === 1 && segment !== 'regenerate');
    return isStoreCommand(segment) || (segment === 'echo' && head[index - 1] === 'test');
  });
}

/** `reset-database`, `seed_db`. */
function isStoreCommand(segment: string): boolean {
  const separator = segment.search(/[-_]/);
  return separator > 0 && lists.STORE_VERBS.has(segment.slice(0, separator)) && lists.STORES.has(segment.slice(separator + 1));
}

/** `/staff`, `/staff/{id}` and `/staff/search` list people; `/staff/refunds` is an area for them. */
function looksLikeResource(segments: readonly string[], index: number): boolean {
  const next = segments[index + 1];
  return segments[index] === 'staff' && (next === undefined || lists.AFTER_RESOURCE.has(next));
}

function findOperations(segments: readonly string[]): number {
  const last = segments.length - 1;
  const segment = segments[last] ?? '';
  if (lists.OPERATIONS_SEGMENTS.has(segment) || (segment === 'schema' && segments[last - 1] === 'graphql')) return last;
  const isTop = segments.slice(0, last).every((before) => INTERFACE_HEAD.test(before));
  return isTop && lists.TOP_OPERATIONS_SEGMENTS.has(segment) ? last : -1;
}
