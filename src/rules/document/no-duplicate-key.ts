import { lastToken } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports keys that stand twice in one mapping.
 * Sources: OWASP API8:2023, CWE-694, RFC 8259 §4, YAML 1.2.2 §3.2.1.3.
 */
export default defineRule({
  meta: {
    id: 'no-duplicate-key',
    family: 'document',
    title: 'No key stands twice in a mapping',
    why: 'Readers disagree which of the two counts. A gateway may take the protected operation and the documentation the open one.',
    fix: 'Remove one of the two, or merge what they hold.',
    grades: { duplicate: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API8:2023'],
    cwe: [694],
    appliesTo: ALL_VERSIONS,
    limits: 'YAML merge keys that are overridden on purpose are no duplicates. At most 10,000 duplicates of a file are listed.',
  },
  *check(api) {
    for (const document of api.documents) {
      for (const { pointer, start, end } of document.duplicateKeys) {
        yield {
          at: { document, pointer, offset: start },
          span: [0, end - start],
          message: `Key ${lastToken(pointer).slice(0, 60)} stands more than once in its mapping.`,
          related: () => [{ at: { document, pointer: pointer.slice(0, pointer.lastIndexOf('/')) }, anchor: 'key', message: 'the mapping' }],
        };
      }
    }
  },
});
