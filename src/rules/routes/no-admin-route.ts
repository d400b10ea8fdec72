import type { ApiIndex, Operation } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { reportRoutes } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/** From this share on a description is made for administrators. */
const MOST = 0.75;

/**
 * Reports paths for administrators in a description that serves others too.
 * Sources: OWASP API5:2023, OWASP API9:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-admin-route',
    family: 'routes',
    title: 'A description for everybody holds no paths for administrators',
    why: 'The description tells every reader which operations rule over all accounts and what they take. One missing role check is enough.',
    fix: 'Move the operations to a description of their own for administrators, and check that each requires an own scope or role.',
    grades: {
      admin: { severity: 'info', confidence: 'medium', presets: R },
      unprotected: { severity: 'warning', confidence: 'medium', presets: R, when: 'an operation below the path is not protected by a security requirement' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['Z04', 'K02'],
    owasp: ['API5:2023', 'API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits:
      'Whole path segments only: admin, administration, superuser, staff. Silent when three quarters of the operations are for administrators; staff as a resource (`/staff/{id}`) is left alone.',
  },
  *check(api) {
    if (isForAdministrators(api)) return;
    for (const { prefix, operations, base } of reportRoutes(api, 'admin')) {
      const open = operations.find(isUnprotected);
      const grade = open ? 'unprotected' : 'admin';
      yield { ...base, grade, message: `${prefix} is for administrators${open ? `, and ${nameFirst([open.label], 30)} is not protected` : ''}.` };
    }
  },
});

function isForAdministrators({ inbound }: ApiIndex): boolean {
  return inbound.filter((operation) => operation.traits.isAdmin).length >= MOST * inbound.length;
}

function isUnprotected({ security, traits }: Operation): boolean {
  return security.state !== 'protected' && !traits.isRightlyPublic && traits.headerAuth === undefined && traits.publicReason === undefined;
}
