import type { ApiIndex, PathItem } from '../../api-index/api-index.ts';
import { clipEvidence } from '../../detectors/text-match.ts';
import { ownMember, stringOr } from '../../document/json-value.ts';
import { defineRule, SP, VERSIONS_3 } from '../rule.ts';

/** A runtime expression for the request where the authority stands (OpenAPI 3.1 §4.8.20.4). */
const FROM_REQUEST = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?(?:[^/{}]{0,200}\.)?\{\$request\./i;
const ALLOW_LIST =
  /\b(?:allow[- ]?list(?:ed)?|white[- ]?list(?:ed)?|pre-?registered|registered (?:url|domain|host|callback|endpoint)s?|verified (?:url|domain|host)s?|trusted (?:url|domain|host)s?)\b/i;

/**
 * Reports callbacks that go to whatever address the request names.
 * Sources: OWASP API7:2023, CWE-918, OpenAPI 3.1 §4.8.18.
 */
export default defineRule({
  meta: {
    id: 'no-request-driven-callback',
    family: 'inputs',
    title: 'Callbacks go to hosts that the provider knows',
    why: 'Whoever subscribes decides where the service sends its requests, and may name a machine inside your network.',
    fix: 'Let consumers register and verify the address first, refuse private addresses, and say so in the text of the operation.',
    grades: { default: { severity: 'info', confidence: 'high', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['S03'],
    owasp: ['API7:2023'],
    cwe: [918],
    appliesTo: VERSIONS_3,
    limits: 'Callbacks with a host of their own, and operations whose text speaks of an allow list or of registered addresses, are left alone.',
  },
  *check(api) {
    for (const pathItem of api.pathItems) {
      if (pathItem.kind !== 'callback' || !FROM_REQUEST.test(pathItem.path) || ALLOW_LIST.test(textOf(api, pathItem))) continue;
      yield { at: pathItem, anchor: 'key', message: `A callback goes wherever the request says: ${clipEvidence(pathItem.path)}.` };
    }
  },
});

/** Texts of the callback and of the operation that makes it. */
function textOf(api: ApiIndex, { pointer, document, operations }: PathItem): string {
  const caller = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/callbacks/')));
  const callers = api.operations.filter((operation) => operation.pointer === caller && operation.document === document);
  return [...operations, ...callers].map(({ data }) => `${stringOr(ownMember(data, 'summary'))}\n${stringOr(ownMember(data, 'description'))}`).join('\n');
}
