import { credentialReport } from '../credential-report.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports credentials in default, const, single-value enum and server variable defaults.
 * Sources: OWASP API2:2023, CWE-798, CWE-1392.
 */
export default defineRule({
  meta: {
    id: 'no-default-secret',
    family: 'credentials',
    title: 'No default value is a credential',
    why: 'Generated clients and try-it consoles really send defaults. A credential there is handed to every user, and whoever reads the description can use it.',
    fix: 'Remove the default and let callers pass their own credential. Revoke the value if it ever worked.',
    grades: {
      secret: { severity: 'error', confidence: 'medium', presets: R },
      unsure: { severity: 'warning', confidence: 'medium', presets: R, when: 'the value is a UUID, hardly random, or marked as a test value' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K04'],
    owasp: ['API2:2023'],
    cwe: [798, 1392],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['passwords_and_secrets'] },
    limits: 'Silent on empty values, placeholders, display modes, scheme names and weak literals (see no-weak-password-example).',
  },
  *check(api, context) {
    for (const credential of api.credentials(context)) {
      if (credential.topic !== 'default' || credential.hit.tier === 'publishable') continue;
      const { tier } = credential.hit;
      const report = credentialReport(credential, (place, kind) => `${place} is ${kind} that generated clients send.`);
      if (tier === 'live' || tier === 'password') yield report;
      else yield { ...report, grade: 'unsure' };
    }
  },
});
