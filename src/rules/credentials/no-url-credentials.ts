import { credentialReport } from '../credential-report.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';

/**
 * Reports credentials inside URLs and connection strings: user info, keys and signatures in the query.
 * Sources: OWASP API8:2023, CWE-522, CWE-798, RFC 3986 §3.2.1.
 */
export default defineRule({
  meta: {
    id: 'no-url-credentials',
    family: 'credentials',
    title: 'No URL carries credentials',
    why: 'A URL with a password, key or signature is a working key to the host it names. Whoever reads the description can follow it.',
    fix: 'Revoke the credential. Write the URL without user info, and keys in it as placeholders such as `key={apiKey}`.',
    grades: {
      live: { severity: 'error', confidence: 'high', presets: R },
      unverified: {
        severity: 'warning',
        confidence: 'medium',
        presets: R,
        when: 'the value may be an identifier, or the text around it says sandbox, demo or test',
      },
      publishable: { severity: 'hint', confidence: 'medium', presets: P, when: 'the key is meant to be public' },
      comment: { severity: 'error', confidence: 'high', presets: P, when: 'the URL stands in a YAML comment' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K04'],
    owasp: ['API8:2023'],
    cwe: [522, 798],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['passwords_and_secrets'] },
    limits: 'Silent on `user:pass@`, placeholder hosts and values, and signatures that have expired (see no-expired-credential).',
  },
  *check(api, context) {
    const sentence = (place: string, kind: string): string => `${place} holds ${kind}.`;
    for (const credential of api.credentials(context)) {
      if (credential.topic !== 'url') continue;
      const { tier } = credential.hit;
      const report = credentialReport(credential, sentence);
      if (tier === 'live' || tier === 'account') yield report;
      else yield { ...report, grade: tier === 'publishable' ? 'publishable' : 'unverified' };
    }
    for (const credential of api.commentCredentials(context)) {
      if (credential.topic === 'url' && credential.hit.tier === 'live') yield { ...credentialReport(credential, sentence), grade: 'comment' };
    }
  },
});
