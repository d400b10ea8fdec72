import { shortLabel } from '../../detectors/short-label.ts';
import { ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R, S, SP } from '../rule.ts';

/**
 * Reports the empty alternative beside real security requirements of an operation: callers may leave the credential out.
 * Sources: OWASP API2:2023, CWE-287, OpenAPI 3.1 §4.8.30.
 */
export default defineRule({
  meta: {
    id: 'no-optional-authentication',
    family: 'authentication',
    title: 'Authentication is not optional',
    why: 'An empty alternative means that the other ones need not be met: a caller who sends no credential gets in, and every check behind it must expect an unknown caller.',
    fix: 'Remove the empty object from the list, or split the operation into an open and a protected one.',
    grades: {
      write: { severity: 'warning', confidence: 'medium', presets: R },
      sensitiveRead: { severity: 'hint', confidence: 'medium', presets: SP, when: 'the operation only reads, but sensitive data' },
      read: { severity: 'hint', confidence: 'medium', presets: S, when: 'the operation only reads' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A07', 'A08'],
    owasp: ['API2:2023'],
    cwe: [287],
    appliesTo: ALL_VERSIONS,
    aliases: {
      vacuum: ['owasp-protection-global-unsafe-strict'],
      italia: ['sec-protection-global-unsafe-strict'],
      kics: ['security_operations_empty_object_definition'],
    },
    limits: 'Login, token and registration operations, and operations with a recorded reason, are left alone. A root list is judged by no-public-by-default.',
  },
  *check(api) {
    for (const operation of api.inbound) {
      const { security, traits, data } = operation;
      if (security.state !== 'optional' || security.origin !== 'operation' || !(operation.isRead || operation.isWrite)) continue;
      if (
        traits.isRightlyPublic ||
        traits.headerAuth ||
        traits.pathCredential ||
        traits.publicReason !== undefined ||
        ownMember(data, 'x-42c-accept-empty-security') === true
      )
        continue;
      const empty = security.list?.entries.find((entry) => entry.isEmpty);
      if (!empty) continue;
      yield {
        at: empty,
        grade: operation.isWrite ? 'write' : traits.isSensitive ? 'sensitiveRead' : 'read',
        message: `${shortLabel(operation.label)} also accepts callers without credentials.`,
        related: () => [{ at: operation, anchor: 'key', message: `${operation.label} has this list.` }],
        ...(operation.audience && { audience: operation.audience }),
      };
    }
  },
});
