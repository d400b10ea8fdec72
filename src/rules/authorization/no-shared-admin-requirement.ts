import type { ApiIndex, Operation, SecurityList, SecurityScheme } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { ALL_VERSIONS, defineRule, R, SP } from '../rule.ts';

/**
 * Reports operations for administrators that demand nothing more than ordinary ones, once per requirement.
 * Sources: OWASP API5:2023, CWE-863.
 */
export default defineRule({
  meta: {
    id: 'no-shared-admin-requirement',
    family: 'authorization',
    title: 'Administration needs more than an ordinary login',
    why: 'By its description every caller of the API may call the operations for administrators too. If the code does not check roles either, every user is an administrator.',
    fix: 'Require a scope, role or security scheme of its own for the operations of administrators.',
    grades: {
      default: { severity: 'warning', confidence: 'medium', presets: R },
      unscoped: {
        severity: 'info',
        confidence: 'medium',
        presets: SP,
        when: 'the security scheme knows no scopes or roles, so that the description cannot tell',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['Z02'],
    owasp: ['API5:2023'],
    cwe: [863],
    appliesTo: ALL_VERSIONS,
    aliases: { 'spectral-owasp': ['owasp:api5:2023-admin-security-unique'], vacuum: ['owasp-admin-security-unique'] },
    limits:
      'Operations for administrators are known by a whole segment or tag (admin, administration, backoffice, superuser). Descriptions that hold nothing else are left alone, and so are operations without a requirement, which have rules of their own.',
  },
  *check(api) {
    for (const { admin, ordinary } of sharedRequirements(api)) {
      const [first] = admin;
      if (!first) continue;
      const isScoped = first.security.list?.entries.some((entry) => entry.uses.some((use) => use.scheme !== undefined && hasScopes(use.scheme))) ?? false;
      yield {
        at: first,
        anchor: 'key',
        grade: isScoped ? 'default' : 'unscoped',
        message: `${nameFirst(labels(admin), 36)} ${admin.length === 1 ? 'demands' : 'demand'} no more than ${nameFirst(labels(ordinary), 36)}.`,
        evidenceKey: '',
        count: admin.length,
        ...(admin.length > 1 && { sites: () => admin.slice(1) }),
        related: () => [
          ...admin.slice(1, 15).map((at) => ({ at, anchor: 'key' as const, message: `${at.label} is for administrators, too.` })),
          ...ordinary.slice(0, 5).map((at) => ({ at, anchor: 'key' as const, message: `${at.label} demands the same.` })),
        ],
      };
    }
  },
});

/** Operations under one requirement. */
interface Shared {
  readonly admin: Operation[];
  readonly ordinary: Operation[];
}

function sharedRequirements(api: ApiIndex): Iterable<Shared> {
  const byRequirement = new Map<string, Shared>();
  const requirements = new Map<SecurityList, string>();
  for (const operation of api.inbound) {
    const { state, list } = operation.security;
    if (!list || state !== 'protected' || !(operation.isRead || operation.isWrite) || operation.traits.isRightlyPublic) continue;
    const requirement = requirements.get(list) ?? list.requirement;
    requirements.set(list, requirement);
    const shared = byRequirement.get(requirement) ?? { admin: [], ordinary: [] };
    byRequirement.set(requirement, shared);
    (operation.traits.isAdmin ? shared.admin : shared.ordinary).push(operation);
  }
  return [...byRequirement.values()].filter(({ admin, ordinary }) => admin.length > 0 && ordinary.length > 0);
}

/** Whether tokens of the scheme differ: one scope for everything makes no difference between callers. */
function hasScopes({ flows, uses }: SecurityScheme): boolean {
  return new Set([...flows.flatMap(({ scopes }) => scopes), ...uses.flatMap(({ scopes }) => scopes.map(({ name }) => name))]).size > 1;
}

function labels(operations: readonly Operation[]): readonly string[] {
  return operations.map((operation) => operation.label);
}
