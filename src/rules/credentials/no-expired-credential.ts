import { credentialReport } from '../credential-report.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';

/**
 * Reports credentials that no longer work but tell about the system that issued them.
 * Sources: OWASP API8:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-expired-credential',
    family: 'credentials',
    title: 'No expired credential stands in the description',
    why: 'An expired token or signed URL still names issuers, users, roles, buckets and key identifiers, and shows what a valid one has to look like.',
    fix: 'Replace it with a made-up sample, for instance the one that the specification of the token format shows.',
    grades: { expired: { severity: 'info', confidence: 'high', presets: P } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K04'],
    owasp: ['API8:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits: 'Only expiry dates inside the token or URL are known; an unexpired one is reported by no-live-token or no-url-credentials.',
  },
  *check(api, context) {
    for (const credential of api.credentials(context)) {
      if (credential.topic !== 'expired') continue;
      const { detail, tier } = credential.hit;
      const note = detail === undefined ? '' : ` (${detail})`;
      yield credentialReport(credential, (place, kind) =>
        tier === 'expired' ? `${place} holds ${kind} that has expired${note}.` : `${place} holds ${kind}${note}.`,
      );
    }
  },
});
