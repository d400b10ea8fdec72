import type { PathItem } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { compareVersions, type PathVersion, pathVersion } from '../../detectors/path-version.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

interface VersionedPath {
  readonly item: PathItem;
  readonly version: PathVersion;
}

/** Paths of an older version that a newer one has, too. */
interface Outdated {
  readonly prefix: string;
  readonly newer: Set<string>;
  readonly paths: VersionedPath[];
  readonly successors: PathItem[];
}

/**
 * Reports paths that a newer version of the API serves as well, once per older version.
 * Sources: OWASP API9:2023, CWE-1059.
 */
export default defineRule({
  meta: {
    id: 'no-multiple-versions',
    family: 'inventory',
    title: 'One version of each path is published',
    why: 'Fixes reach the newest version first. The older one stays open with the faults that were mended elsewhere, and nobody watches it any more.',
    fix: 'Retire the older version, or give each version a description of its own with the date of its end.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['V11'],
    owasp: ['API9:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: { 'spectral-url-versioning': ['one-api-version-per-document'] },
    limits:
      'Compares paths that are equal but for a version segment (v1, v2beta1, 2021-06-01) and the names of variables. Versions in hosts and headers, and versions as data, are left alone.',
  },
  *check(api) {
    for (const { prefix, newer, paths, successors } of outdated(api.pathItems)) {
      const [first, ...others] = paths;
      if (!first) continue;
      yield {
        at: first.item,
        anchor: 'key',
        message: `${counted(paths.length, 'path')} of ${prefix} ${paths.length === 1 ? 'is' : 'are'} served by ${newer.size === 1 ? [...newer].join('') : 'newer versions'} as well.`,
        evidenceKey: prefix,
        count: paths.length,
        ...(others.length > 0 && { sites: () => others.map(({ item }) => item) }),
        related: () => successors.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.path} is the newer one.` })),
      };
    }
  },
});

function outdated(pathItems: readonly PathItem[]): Iterable<Outdated> {
  const byTemplate = new Map<string, VersionedPath[]>();
  for (const item of pathItems) {
    const version = item.kind === 'path' ? pathVersion(item.path) : undefined;
    if (!version) continue;
    const template = templateOf(item.path, version.index);
    byTemplate.set(template, [...(byTemplate.get(template) ?? []), { item, version }]);
  }
  const byPrefix = new Map<string, Outdated>();
  for (const paths of byTemplate.values()) {
    if (paths.length < 2) continue;
    const newest = paths.reduce((a, b) => (compareVersions(a.version, b.version) < 0 ? b : a));
    for (const path of paths) {
      if (compareVersions(path.version, newest.version) >= 0) continue;
      const prefix = prefixOf(path);
      const known = byPrefix.get(prefix) ?? { prefix, newer: new Set<string>(), paths: [], successors: [] };
      byPrefix.set(prefix, known);
      known.newer.add(prefixOf(newest));
      known.paths.push(path);
      known.successors.push(newest.item);
    }
  }
  return byPrefix.values();
}

/** The path with its version and the names of its variables left out. */
function templateOf(path: string, index: number): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.map((segment, i) => (i === index ? '{version}' : segment.replace(/\{[^{}]*\}/g, '{}'))).join('/');
}

function prefixOf({ item, version }: VersionedPath): string {
  return `/${item.path
    .split('/')
    .filter((segment) => segment !== '')
    .slice(0, version.index + 1)
    .join('/')}`;
}
