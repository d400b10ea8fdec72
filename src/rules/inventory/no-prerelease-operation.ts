import type { ApiIndex, Operation } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isPrereleaseMark, isPrereleaseSummary, isPrereleaseTag, prereleaseSegment, previewDateMs } from '../../detectors/prerelease.ts';
import { splitPath } from '../../detectors/route-word.ts';
import { childPlace, type Place } from '../../document/document.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';

const YEAR_MS = 365 * 86_400_000;

/** One word, tag or extension by which operations are called unreleased. */
interface Marker {
  readonly what: string;
  readonly first: Place;
  readonly anchor?: 'key';
  readonly others: Place[];
  readonly operations: Operation[];
}

/**
 * Reports operations that call themselves a preview, once per marker.
 * Sources: OWASP API9:2023, CWE-1059.
 */
export default defineRule({
  meta: {
    id: 'no-prerelease-operation',
    family: 'inventory',
    title: 'Published operations are released',
    why: 'Previews change often, are tested less and are forgotten first, but they reach the same data as everything else.',
    fix: 'Keep previews out of the published description, or release or remove them by a fixed date.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: P } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K16', 'V15'],
    owasp: ['API9:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: { azure: ['PreviewVersionOverOneYear'] },
    limits:
      'Known by a path segment (v0, v1beta1, beta), a tag, an extension, the head of a summary, or a dated preview version older than a year. Previews of documents and other things of the product are left alone.',
  },
  *check(api, context) {
    for (const { what, first, anchor, others, operations } of markers(api)) {
      yield {
        at: first,
        ...(anchor && { anchor }),
        message: `${what} marks ${operations.length > 1 ? counted(operations.length, 'operation') : nameFirst(operations.map(({ label }) => label))} as not released.`,
        evidenceKey: what,
        count: operations.length,
        ...(others.length > 0 && { sites: () => others }),
        related: () => operations.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} is not released.` })),
      };
    }
    const info = ownMember(api.data, 'info');
    const version = isJsonObject(info) ? stringOr(ownMember(info, 'version')) : '';
    const since = previewDateMs(version);
    if (since === undefined || context.todayMs - since <= YEAR_MS) return;
    yield { at: { document: api.root, pointer: '/info/version' }, message: `Preview version ${nameFirst([version])} is more than a year old.` };
  },
});

function markers(api: ApiIndex): Iterable<Marker> {
  const found = new Map<string, Marker>();
  const add = (what: string, at: Place, operation: Operation, anchor?: 'key'): void => {
    const known = found.get(what);
    if (!known) {
      found.set(what, { what, first: at, ...(anchor && { anchor }), others: [], operations: [operation] });
      return;
    }
    if (known.operations.at(-1) !== operation) known.operations.push(operation);
    if (at.pointer !== known.first.pointer && at.pointer !== known.others.at(-1)?.pointer) known.others.push(at);
  };
  for (const operation of api.inbound) {
    const segment = prereleaseSegment(operation.path);
    if (segment !== undefined) add(`Path segment ${splitPath(operation.path).raw[segment]}`, operation.pathItem, operation, 'key');
    for (const [index, tag] of operation.tags.entries()) {
      if (isPrereleaseTag(tag)) add(`Tag ${nameFirst([tag])}`, childPlace(operation, 'tags', index), operation);
    }
    for (const holder of [operation, operation.pathItem]) {
      for (const name of Object.keys(holder.data)) {
        if (name.startsWith('x-') && isPrereleaseMark(name, holder.data[name])) add(nameFirst([name]), childPlace(holder, name), operation);
      }
    }
    if (isPrereleaseSummary(stringOr(ownMember(operation.data, 'summary')))) add('A word in the summary', childPlace(operation, 'summary'), operation);
  }
  return found.values();
}
