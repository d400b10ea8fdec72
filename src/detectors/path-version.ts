import { wordSet } from './word-list.ts';

export interface PathVersion {
  /** Index of the segment in the path split at slashes, empty segments left out. */
  readonly index: number;
  /** As written: "v2", "v1beta1", "2021-06-01". */
  readonly text: string;
  /** Comparable part by part; an unreleased version stands before the released one. */
  readonly order: readonly number[];
}

/** `v1`, `v2.1`, `v1beta1`, `v3-alpha`. */
const NUMBERED = /^v(\d{1,4})(?:[._](\d{1,4}))?(?:[._](\d{1,4}))?(?:[._-]?(alpha|beta|preview|rc|pre|p)[._-]?(\d{0,4})(?:(?:alpha|beta)\d{0,4})?)?$/i;
const DATED = /^(\d{4})-(\d{2})-(\d{2})(-preview)?$/;
const STEPS: Readonly<Record<string, number>> = { p: 0, pre: 0, preview: 0, alpha: 1, beta: 2, rc: 3 };
const RELEASED = 9;
/** Behind one of these a version is what the API is about. */
const VERSION_COLLECTIONS: ReadonlySet<string> = wordSet('version versions release releases tag tags revision revisions api-versions');
/** Versions stand at the head of a path: `/api/v1`, `/crm/objects/v3`. */
const MAX_INDEX = 4;

/** The version in a path template, undefined when it has none, or when versions are its data. Linear, never throws. */
export function pathVersion(path: string): PathVersion | undefined {
  const segments = path.split('/', MAX_INDEX + 2).filter((segment) => segment !== '');
  for (const [index, text] of segments.entries()) {
    const order = orderOf(text);
    if (order) return VERSION_COLLECTIONS.has((segments[index - 1] ?? '').toLowerCase()) ? undefined : { index, text, order };
  }
  return undefined;
}

function orderOf(segment: string): readonly number[] | undefined {
  const dated = DATED.exec(segment);
  if (dated) return [Number(dated[1]), Number(dated[2]), Number(dated[3]), dated[4] === undefined ? RELEASED : 0, 0];
  const numbered = NUMBERED.exec(segment);
  if (!numbered) return undefined;
  const [, major, minor = 0, patch = 0, step, count] = numbered;
  return [Number(major), Number(minor), Number(patch), step === undefined ? RELEASED : (STEPS[step.toLowerCase()] ?? 0), Number(count ?? 0)];
}

/** Negative when the first version is the older one. */
export function compareVersions(a: PathVersion, b: PathVersion): number {
  for (const [index, part] of a.order.entries()) {
    const difference = part - (b.order[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
