import { clipEvidence } from '../../detectors/text-match.ts';
import { escapeToken, lastToken, pointerTokens } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports keys that occur again in the same mapping.
 * Sources: OWASP API8:2023, CWE-694, RFC 8259 §4, YAML 1.2.2 §3.2.1.3.
 */
export default defineRule({
  meta: {
    id: 'no-duplicate-key',
    family: 'document',
    title: 'No key occurs twice in a mapping',
    why: 'Parsers disagree on which of the two counts, so the description that was reviewed need not be the one that a gateway enforces: the security of an operation can be there for one and gone for the other.',
    fix: 'Remove one of the two, or merge what they say.',
    grades: { default: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API8:2023'],
    cwe: [694],
    appliesTo: ALL_VERSIONS,
    limits: 'The last one is audited, as most parsers take it. Keys that a YAML merge (`<<`) brings along may be overridden.',
  },
  *check(api) {
    for (const document of api.documents) {
      for (const { pointer, start, end } of document.duplicateKeys) {
        const key = clipEvidence(lastToken(pointer)).slice(0, 50);
        const at = { document, pointer: existing(document.data, pointer), offset: start };
        yield { at, span: [0, end - start], message: `The key ${key} occurs again in the same mapping.`, evidenceKey: key };
      }
    }
  },
});

/** Inside the first of two mappings everything is lost: what is left of the pointer is the second. */
function existing(data: unknown, pointer: string): string {
  let value = data;
  let found = '';
  for (const token of pointerTokens(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) break;
    value = (value as Record<string, unknown>)[token];
    found += `/${escapeToken(token)}`;
  }
  return found;
}
