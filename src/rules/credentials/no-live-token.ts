import type { CredentialTier } from '../../detectors/credential-hit.ts';
import { credentialReport } from '../credential-report.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';

/** A token that only looks real, because nothing but its form speaks for it, is worth a look and no more. */
const GRADE_BY_TIER: Partial<Record<CredentialTier, 'sandbox' | 'unverified' | 'publishable'>> = {
  sandbox: 'sandbox',
  unverified: 'unverified',
  'uuid-key': 'unverified',
  publishable: 'publishable',
};

/**
 * Reports tokens whose form says what they are: provider keys, JSON Web Tokens, values of Authorization headers.
 * Sources: OWASP API2:2023, CWE-798, RFC 6750, RFC 7519.
 */
export default defineRule({
  meta: {
    id: 'no-live-token',
    family: 'credentials',
    title: 'No usable token stands in the description',
    why: 'Scanners read published descriptions for tokens within minutes. A token that was pasted from a terminal opens whatever its owner may do.',
    fix: 'Revoke the token, then replace it with a placeholder such as `<access token>` or a sample that its provider documents.',
    grades: {
      live: { severity: 'error', confidence: 'high', presets: R },
      sandbox: { severity: 'warning', confidence: 'high', presets: R, when: 'it is a provider test key, or the text around it says sandbox, demo or test' },
      unverified: { severity: 'warning', confidence: 'medium', presets: R, when: 'it looks generated, but nothing beside its place says what it is' },
      publishable: { severity: 'hint', confidence: 'medium', presets: P, when: 'its provider means it to be public, such as keys for browsers' },
      comment: { severity: 'error', confidence: 'high', presets: P, when: 'it stands in a YAML comment' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K04'],
    owasp: ['API2:2023'],
    cwe: [798],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['passwords_and_secrets'] },
    limits: 'Silent on published samples, tokens that fail their checksum, truncated tokens and templates. Never tests whether a token works.',
  },
  *check(api, context) {
    const sentence = (place: string, kind: string): string => `${place} holds ${kind}.`;
    for (const credential of api.credentials(context)) {
      if (credential.topic !== 'token') continue;
      const grade = GRADE_BY_TIER[credential.hit.tier];
      yield { ...credentialReport(credential, sentence), ...(grade ? { grade } : {}) };
    }
    for (const credential of api.commentCredentials(context)) {
      if (credential.topic === 'token' && credential.hit.tier === 'live') yield { ...credentialReport(credential, sentence), grade: 'comment' };
    }
  },
});
