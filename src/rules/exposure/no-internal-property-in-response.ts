import { Facet, type Operation } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isOwnRoute } from '../../detectors/own-route.ts';
import { isOrdinaryName, type SensitiveName, sensitiveName } from '../../detectors/sensitive-name.ts';
import { aboutOperations, nameOperations } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, P, SP } from '../rule.ts';

type GradeName = 'leftover' | 'privilege' | 'internal';

/** Phrases of flags; roles and permissions are what a members list is for. */
const FLAG = /^(?:is )?(?:admin|superuser|super admin|staff|root|moderator|internal)$/;
/** Of what the detector calls internal, what is seldom the product: an address inside a network is what a cloud API is about. */
const KEPT = /^(?:internal (?:notes?|comment|metadata path)|cost price|db id|soft deleted|(?:absolute|server) path)$/;

/**
 * Reports properties of successful answers that belong to the inside of the service: leftovers of object mappers, privilege flags of people, internal notes.
 * Sources: OWASP API3:2023, CWE-213.
 */
export default defineRule({
  meta: {
    id: 'no-internal-property-in-response',
    family: 'exposure',
    title: 'Responses hold nothing that only the service itself needs',
    why: 'Mapper leftovers show that whole database rows are sent, roles of other users show whom to attack, and internal notes were never meant for readers.',
    fix: 'Map rows to a response schema of its own and leave the property out.',
    grades: {
      leftover: { severity: 'info', confidence: 'medium', presets: SP, when: 'a leftover of an object mapper or document store' },
      privilege: { severity: 'info', confidence: 'medium', presets: SP, when: 'a flag that makes a person an administrator or member of staff' },
      internal: {
        severity: 'hint',
        confidence: 'low',
        presets: P,
        when: 'internal notes, database ids, server paths, cost prices, soft-delete flags, counters of failed logins',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['D11'],
    owasp: ['API3:2023'],
    cwe: [213],
    appliesTo: ALL_VERSIONS,
    limits: 'Decided by names. Roles and permissions are product data; login, own-profile and admin operations may return flags.',
  },
  *check(api, context) {
    for (const property of api.schemas) {
      if (property.role !== 'property' || (property.facets & Facet.success) === 0 || isOrdinaryName(property.name, context.names)) continue;
      const found = sensitiveName(api.factsOf(property), context.names);
      const grade = found && gradeOf(found);
      if (!grade) continue;
      const operations = api.operationsReaching(property, Facet.success).filter((operation) => !isExpected(operation));
      if (operations.length === 0) continue;
      yield {
        at: property,
        anchor: 'key',
        grade,
        message: `${nameFirst([property.name])} is returned by ${nameOperations(operations)}.`,
        fold: `${grade} ${property.name}`,
        ...aboutOperations(operations, 'returns it'),
      };
    }
  },
});

function gradeOf(found: SensitiveName): GradeName | undefined {
  if (found.class === 'permission') return FLAG.test(found.phrase) ? 'privilege' : undefined;
  if (found.class === 'auth-state') return found.info ? 'internal' : undefined;
  if (found.class !== 'internal') return undefined;
  if (found.severe) return 'leftover';
  return KEPT.test(found.phrase) ? 'internal' : undefined;
}

/** Who logs in or asks about itself may know its roles, and who administers may know everybody's. */
function isExpected({ traits, path }: Operation): boolean {
  return traits.isAdmin || traits.issuesCredentials || isOwnRoute(path);
}
