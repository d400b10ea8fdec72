import { credentialReport } from '../credential-report.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports concrete passwords in examples: weak ones, which teach users to choose the like, and others, which may be somebody's.
 * Sources: OWASP API2:2023, CWE-521.
 */
export default defineRule({
  meta: {
    id: 'no-weak-password-example',
    family: 'credentials',
    title: 'Password examples are placeholders',
    why: 'Example passwords are copied into seed data and test accounts, and they show which rules a password has to pass. Attackers put them into their word lists.',
    fix: 'Write a placeholder such as `<password>` or `********`, or set `format: password` and leave the example out.',
    grades: { password: { severity: 'info', confidence: 'medium', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K04', 'K05'],
    owasp: ['API2:2023'],
    cwe: [521],
    appliesTo: ALL_VERSIONS,
    limits: 'Silent on field names, masks, templates and generator text such as `string`. Whether the password works is not known.',
  },
  *check(api, context) {
    for (const credential of api.credentials(context)) {
      if (credential.topic !== 'password') continue;
      const { text, hit } = credential;
      const kind = hit.tier === 'weak-password' ? 'a weak password' : 'a concrete password';
      yield { ...credentialReport(credential, (place) => `${place} is ${kind}.`), fold: `${text.name} ${text.kind} ${hit.tier}` };
    }
  },
});
