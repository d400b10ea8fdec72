import type { ApiIndex, Operation, SecurityList } from '../../api-index/api-index.ts';
import { bulkAction } from '../../detectors/bulk-action.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';

/**
 * Reports operations on whole collections that demand nothing more than reading one entry.
 * Sources: OWASP API5:2023 and API6:2023, CWE-799.
 */
export default defineRule({
  meta: {
    id: 'no-open-bulk-operation',
    family: 'authorization',
    title: 'Exports and bulk changes need more than an ordinary read',
    why: 'One call with any stolen token takes or destroys a whole collection.',
    fix: 'Require a scope or role of its own, and limit how much one call may touch.',
    grades: { default: { severity: 'info', confidence: 'low', presets: P } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['Z09'],
    owasp: ['API5:2023', 'API6:2023'],
    cwe: [799],
    appliesTo: ALL_VERSIONS,
    limits: 'Judged by the last segment and the operationId. Operations below the id of one object, and those with a scope, role or scheme of their own, are left alone.',
  },
  *check(api) {
    const readers = readersByRequirement(api);
    for (const operation of api.inbound) {
      const { list, state } = operation.security;
      const action = list && state === 'protected' ? bulkAction(operation.path, operation.method, operation.operationId) : undefined;
      const reader = action && list ? readers.get(list.requirement) : undefined;
      if (!reader) continue;
      yield {
        at: operation,
        anchor: 'key',
        message: `${nameFirst([operation.label], 45)} ${action} and demands no more than ${nameFirst([reader.label], 40)}.`,
        related: () => [{ at: reader, anchor: 'key', message: `${reader.label} demands the same.` }],
        ...(operation.audience && { audience: operation.audience }),
      };
    }
  },
});

/** One ordinary read for each requirement. */
function readersByRequirement(api: ApiIndex): ReadonlyMap<string, Operation> {
  const readers = new Map<string, Operation>();
  const seen = new Set<SecurityList>();
  for (const operation of api.inbound) {
    const { list } = operation.security;
    if (!list || seen.has(list) || !operation.isRead || operation.traits.isAdmin || operation.traits.isRightlyPublic) continue;
    if (bulkAction(operation.path, operation.method, operation.operationId)) continue;
    seen.add(list);
    if (!readers.has(list.requirement)) readers.set(list.requirement, operation);
  }
  return readers;
}
