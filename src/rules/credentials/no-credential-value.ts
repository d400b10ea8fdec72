import { credentialReport } from '../credential-report.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';

/**
 * Reports generated-looking values under names of credentials and in parameters that carry an API key.
 * Sources: OWASP API2:2023, CWE-798.
 */
export default defineRule({
  meta: {
    id: 'no-credential-value',
    family: 'credentials',
    title: 'Examples of credentials are placeholders',
    why: 'A random value under a name like apiKey or client_secret is usually copied from a real account. Attackers try it first.',
    fix: 'Revoke the value if it ever worked, and write a placeholder such as `<api key>` or `YOUR_API_KEY` instead.',
    grades: {
      generated: { severity: 'error', confidence: 'medium', presets: R },
      unsure: {
        severity: 'warning',
        confidence: 'medium',
        presets: R,
        when: 'the value is a UUID, hardly random, marked as a test value, or its name is weak',
      },
      publishable: { severity: 'hint', confidence: 'medium', presets: P, when: 'the key is meant to be public' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K04'],
    owasp: ['API2:2023'],
    cwe: [798],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['passwords_and_secrets'] },
    limits:
      'Decides on the value: placeholders, hashes, identifiers, cursors, ETags and public keys are silent. A random value without a telling name is missed.',
  },
  *check(api, context) {
    for (const credential of api.credentials(context)) {
      if (credential.topic !== 'value') continue;
      const { tier } = credential.hit;
      const report = credentialReport(credential, (place, kind) => `${place} looks like ${kind} in use.`);
      if (tier === 'live') yield report;
      else yield { ...report, grade: tier === 'publishable' ? 'publishable' : 'unsure' };
    }
  },
});
