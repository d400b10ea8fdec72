import type { Reference } from '../../api-index/api-index.ts';
import { displayReference } from '../../detectors/display-reference.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

const AT_FAULT: ReadonlySet<Reference['status']> = new Set(['unresolved', 'loop', 'unreadable']);

/**
 * Reports references that lead to nothing, to a file that can't be read, or back to themselves.
 * Sources: OWASP API8:2023, CWE-1059, OpenAPI 3.1 §4.8.23, RFC 6901.
 */
export default defineRule({
  meta: {
    id: 'no-unresolved-reference',
    family: 'document',
    title: 'Every reference leads to something',
    why: 'What a broken reference stands for is not audited, not generated and not validated: a gateway or a server built from the description accepts anything in its place.',
    fix: 'Correct the pointer or file name, add the missing component, or remove the reference.',
    grades: {
      reference: { severity: 'error', confidence: 'high', presets: R },
      mapping: { severity: 'warning', confidence: 'high', presets: R, when: 'a discriminator maps to a schema that does not exist' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API8:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: {
      redocly: ['no-unresolved-refs'],
      'spectral-oas': ['invalid-ref'],
      kics: ['callback', 'example', 'header', 'link', 'parameter', 'request_body', 'response', 'schema'].map(
        (kind) => `json_reference_does_not_exists_${kind}`,
      ),
    },
    limits:
      'Names may be percent-encoded or not, and pointers may pass through other references. References inside examples are data. ' +
      'Files on the network belong to no-remote-reference; in an audit of one text alone, other files are not looked for.',
  },
  *check(api) {
    for (const reference of api.references) {
      if (!AT_FAULT.has(reference.status)) continue;
      const { target } = reference;
      yield {
        at: reference,
        grade: reference.field === 'mapping' ? 'mapping' : 'reference',
        message: messageOf(reference),
        fold: reference.text,
        evidenceKey: displayReference(reference.text),
        ...(target && { related: () => [{ at: target, message: 'The loop goes on here.' }] }),
      };
    }
  },
});

function messageOf({ field, text, status, reason }: Reference): string {
  const subject = field === 'mapping' ? 'mapping to' : field;
  return `The ${subject} ${displayReference(text)} ${status === 'loop' ? 'leads back to itself' : reason}.`;
}
