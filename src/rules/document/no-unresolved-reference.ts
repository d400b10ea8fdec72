import type { Reference } from '../../api-index/api-index.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

const MAX_SHOWN = 60;

/**
 * Reports local and file references that lead to nothing, and references that only lead to each other.
 * Sources: CWE-1059, RFC 6901, OpenAPI 3.1.0 §4.8.23.
 */
export default defineRule({
  meta: {
    id: 'no-unresolved-reference',
    family: 'document',
    title: 'Every reference leads somewhere',
    why: 'What stands behind a broken reference is audited by nobody: a parameter, a security scheme or a response that tools silently leave out.',
    fix: 'Correct the path of the reference, or add the component or file that it names.',
    grades: { broken: { severity: 'error', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API8:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: { redocly: ['no-unresolved-refs'], 'spectral-oas': ['invalid-ref'] },
    limits: 'References inside examples are data and are not followed. Files that were not read because of a refusal have rules of their own.',
  },
  *check(api) {
    for (const reference of api.references) {
      const fault = faultOf(reference);
      if (fault) yield { at: reference, message: `Reference ${shown(reference.text)} ${fault}.`, evidenceKey: reference.text };
    }
  },
});

function faultOf({ status, reason }: Reference): string {
  if (status === 'loop') return 'leads back to itself';
  return status === 'unresolved' || status === 'unreadable' ? reason : '';
}

function shown(text: string): string {
  return text.length <= MAX_SHOWN ? text : `…${text.slice(1 - MAX_SHOWN)}`;
}
