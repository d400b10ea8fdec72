import { credentialReport } from '../credential-report.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports a user together with a password: as neighbours in an example, in one sentence, or in a Basic value.
 * Sources: OWASP API2:2023, CWE-798, CWE-1392.
 */
export default defineRule({
  meta: {
    id: 'no-test-account',
    family: 'credentials',
    title: 'No account with its password stands in the description',
    why: 'A user name with its password is a login. Test accounts are rarely removed from production, and default accounts are what attackers try first.',
    fix: 'Delete the account or change its password, and write placeholders for both user and password.',
    grades: {
      account: { severity: 'error', confidence: 'medium', presets: R },
      default: {
        severity: 'warning',
        confidence: 'medium',
        presets: R,
        when: 'it is a default account such as admin with password admin, or marked as one for a sandbox',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K05'],
    owasp: ['API2:2023'],
    cwe: [798, 1392],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['passwords_and_secrets'] },
    limits: 'Silent when both are placeholders. A reserved mailbox with a weak password is left to no-weak-password-example.',
  },
  *check(api, context) {
    for (const credential of api.credentials(context)) {
      if (credential.topic !== 'account') continue;
      const { user, tier } = credential.hit;
      yield {
        ...credentialReport(credential, (place) => `${place} holds the password of ${user === undefined ? 'an account' : `the account ${user}`}.`),
        grade: tier === 'account' || tier === 'live' ? 'account' : 'default',
        fold: `${credential.hit.evidenceKey} ${user ?? ''}`,
      };
    }
  },
});
