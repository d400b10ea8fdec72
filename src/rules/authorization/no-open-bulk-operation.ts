import type { ApiIndex, Operation, SecurityList } from '../../api-index/api-index.ts';
import { type BulkAction, bulkAction } from '../../detectors/bulk-action.ts';
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
    limits:
      'Judged by the last segment and the operationId. Operations below the id of one object, those with a scope, role or scheme of their own, and descriptions in which all operations demand the same are left alone.',
  },
  *check(api) {
    const actions = new Map<Operation, BulkAction>();
    for (const operation of api.inbound) {
      const action = operation.security.state === 'protected' ? bulkAction(operation.path, operation.method, operation.operationId) : undefined;
      if (action) actions.set(operation, action);
    }
    if (actions.size === 0) return;
    const readers = readersByRequirement(api, actions);
    // Where all operations demand the same, nothing sets bulk operations apart from the rest.
    if (readers.size < 2) return;
    for (const [operation, action] of actions) {
      const reader = readers.get(operation.security.list?.requirement ?? '');
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

/** One ordinary read for each requirement; `undefined` for requirements that only other operations have. */
function readersByRequirement(api: ApiIndex, actions: ReadonlyMap<Operation, BulkAction>): ReadonlyMap<string, Operation | undefined> {
  const readers = new Map<string, Operation | undefined>();
  const requirements = new Map<SecurityList, string>();
  for (const operation of api.inbound) {
    const { list, state } = operation.security;
    if (!list || state !== 'protected' || operation.traits.isRightlyPublic) continue;
    const requirement = requirements.get(list) ?? list.requirement;
    requirements.set(list, requirement);
    const isOrdinary = operation.isRead && !operation.traits.isAdmin && !actions.has(operation);
    readers.set(requirement, readers.get(requirement) ?? (isOrdinary ? operation : undefined));
  }
  return readers;
}
