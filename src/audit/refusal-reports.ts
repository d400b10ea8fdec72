import type { ApiIndex, Reference } from '../api-index/api-index.ts';
import { absoluteUri } from '../api-index/identifiers.ts';
import type { HostRefusal } from '../document/document-host.ts';
import type { Limits } from '../document/limits.ts';
import { engineReport } from './engine-report.ts';
import type { UnidentifiedReport } from './run-rules.ts';
import { RULE_OF_REFUSAL } from './unreadable-file.ts';

/** Reports referenced files that the limits or their encoding keep from being audited, each at the first reference to it; too many files once. */
export function refusalReports(api: ApiIndex, refusals: ReadonlyMap<string, HostRefusal>, limits: Limits): UnidentifiedReport[] {
  const references = firstReferences(api);
  const reports: UnidentifiedReport[] = [];
  let isFull = false;
  for (const [uri, { refused, message }] of refusals) {
    const rule = RULE_OF_REFUSAL[refused];
    const isRest = refused === 'too-many-files';
    if (rule === undefined || (isRest && isFull)) continue;
    isFull ||= isRest;
    const said = isRest
      ? `The description is made of more than ${limits.maxFiles} files (limits.maxFiles); the rest is not audited.`
      : `The referenced file ${message}.`;
    const { document, pointer } = references.get(uri) ?? { document: api.root, pointer: '' };
    reports.push(engineReport(rule, { at: { document, pointer }, message: said, evidenceKey: isRest ? said : uri }));
  }
  return reports;
}

function firstReferences(api: ApiIndex): ReadonlyMap<string, Reference> {
  const first = new Map<string, Reference>();
  for (const reference of api.references) {
    if (reference.status !== 'unread') continue;
    const uri = absoluteUri(reference.text, reference.document.uri)?.replace(/#.*$/s, '') ?? '';
    if (!first.has(uri)) first.set(uri, reference);
  }
  return first;
}
