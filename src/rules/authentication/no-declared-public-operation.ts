import type { Operation } from '../../api-index/api-index.ts';
import { shortLabel } from '../../detectors/short-label.ts';
import { childPlace } from '../../document/document.ts';
import { ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R, S, SP } from '../rule.ts';

/**
 * Reports operations that declare themselves open (`security: []` or `[{}]`), loudly where they touch something sensitive.
 * Sources: OWASP API2:2023, CWE-306, OpenAPI 3.1 §4.8.10.
 */
export default defineRule({
  meta: {
    id: 'no-declared-public-operation',
    family: 'authentication',
    title: 'Open operations touch nothing sensitive',
    why: 'An empty security list switches authentication off for this operation, whatever the root requires. Where it deletes, pays or returns secrets, that is rarely meant.',
    fix: 'Remove the empty list, or name the schemes. If everyone may call the operation, record the reason in x-specwarden-public.',
    grades: {
      sensitive: { severity: 'warning', confidence: 'medium', presets: R },
      write: { severity: 'info', confidence: 'high', presets: SP, when: 'the operation changes data, but nothing about it looks sensitive' },
      read: { severity: 'info', confidence: 'high', presets: S, when: 'the operation only reads, and nothing about it looks sensitive' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A06', 'A08'],
    owasp: ['API2:2023'],
    cwe: [306],
    appliesTo: ALL_VERSIONS,
    aliases: {
      checkov: ['CKV_OPENAPI_5'],
      kics: ['security_operations_empty_array', 'security_operations_empty_object_definition'],
      '42crunch': ['v3-operation-securityrequirement-emptyarray'],
    },
    limits:
      'Login, token, registration, health and documentation operations, and operations whose path, text or recorded reason says that they are public, are left alone.',
  },
  *check(api) {
    for (const operation of api.inbound) {
      const { security, traits } = operation;
      if (security.state !== 'public' || security.origin !== 'operation' || !(operation.isRead || operation.isWrite)) continue;
      if (traits.isRightlyPublic || traits.isReceiver || traits.headerAuth || traits.pathCredential || isExplained(operation)) continue;
      const isSensitive = traits.isSensitive || traits.isAdmin;
      yield {
        at: security.list ?? childPlace(operation, 'x-42c-no-authentication'),
        anchor: 'key',
        grade: isSensitive ? 'sensitive' : operation.isWrite ? 'write' : 'read',
        message: `${shortLabel(operation.label)} is declared open to everyone${isSensitive ? ` although it ${reasonOf(operation)}` : ''}.`,
        ...(operation.audience && { audience: operation.audience }),
      };
    }
  },
});

/** By a recorded reason, its own text, or another auditing tool's mark that somebody looked at it. */
function isExplained({ traits, data }: Operation): boolean {
  return traits.publicReason !== undefined || traits.publicNote !== '' || ownMember(data, 'x-42c-accept-empty-security') === true;
}

function reasonOf({ method, traits, isWrite }: Operation): string {
  if (method === 'delete') return 'deletes data';
  if (traits.isAdmin) return 'is for administrators';
  return isWrite ? 'changes sensitive data' : 'returns sensitive data';
}
