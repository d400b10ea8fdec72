import { credentialReport } from '../credential-report.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';

/**
 * Reports private keys with a key body anywhere in the description.
 * Sources: OWASP API8:2023, CWE-321, RFC 7468.
 */
export default defineRule({
  meta: {
    id: 'no-private-key',
    family: 'credentials',
    title: 'No private key stands in the description',
    why: 'Whoever has the private key can sign tokens, impersonate the server or decrypt recorded traffic. Descriptions are copied to portals, caches and code generators, so it cannot be called back.',
    fix: 'Revoke the key and issue a new one. Put a placeholder such as `<private key>` or the header line alone into the example.',
    grades: {
      key: { severity: 'error', confidence: 'high', presets: R },
      comment: { severity: 'error', confidence: 'high', presets: P, when: 'the key stands in a YAML comment' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K04'],
    owasp: ['API8:2023'],
    cwe: [321],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['passwords_and_secrets'] },
    limits:
      'Silent on certificates, public keys, a header line without a body, and bodies that are cut short: the length which the key announces must be there.',
  },
  *check(api, context) {
    const sentence = (place: string, kind: string): string => `${place} holds ${kind}.`;
    for (const credential of api.credentials(context)) if (credential.topic === 'private-key') yield credentialReport(credential, sentence);
    for (const credential of api.commentCredentials(context)) {
      if (credential.topic === 'private-key') yield { ...credentialReport(credential, sentence), grade: 'comment' };
    }
  },
});
