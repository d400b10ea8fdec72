import { Facet, type Operation } from '../../api-index/api-index.ts';
import { widestAudience } from '../../detectors/audience-word.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isOwnRoute } from '../../detectors/own-route.ts';
import { type SensitiveName, sensitiveName } from '../../detectors/sensitive-name.ts';
import { ALL_VERSIONS, defineRule, P, S } from '../rule.ts';

type GradeName = 'leftover' | 'privilege' | 'internal';

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
      leftover: { severity: 'info', confidence: 'medium', presets: [...S, ...P], when: 'a leftover of an object mapper or document store' },
      privilege: { severity: 'info', confidence: 'medium', presets: [...S, ...P], when: 'a role or privilege flag of a person' },
      internal: { severity: 'hint', confidence: 'low', presets: P, when: 'internal notes, ids and paths, cost prices, soft-delete flags, counters of failed logins' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['D11'],
    owasp: ['API3:2023'],
    cwe: [213],
    appliesTo: ALL_VERSIONS,
    limits: 'Decided by names. Silent for what login and own-profile operations return, and for operations of administrators.',
  },
  *check(api, context) {
    for (const property of api.schemas) {
      if (property.role !== 'property' || (property.facets & Facet.success) === 0) continue;
      const found = sensitiveName(api.factsOf(property), context.names);
      const grade = found && gradeOf(found);
      if (!grade) continue;
      const operations = api.operationsReaching(property, Facet.success).filter((operation) => !isExpected(operation));
      if (operations.length === 0) continue;
      const audience = widestAudience(operations.map((operation) => operation.audience));
      yield {
        at: property,
        anchor: 'key',
        grade,
        message: `${nameFirst([property.name])} is returned by ${nameFirst(operations.map((operation) => operation.label))}.`,
        fold: `${grade} ${property.name}`,
        related: () => operations.map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} returns it` })),
        ...(audience && { audience }),
      };
    }
  },
});

function gradeOf(found: SensitiveName): GradeName | undefined {
  if (found.class === 'permission') return 'privilege';
  if (found.class === 'internal') return found.severe ? 'leftover' : 'internal';
  return found.class === 'auth-state' && found.info && !found.severe ? 'internal' : undefined;
}

/** Who logs in or asks about itself may know its roles, and who administers may know everybody's. */
function isExpected({ traits, path }: Operation): boolean {
  return traits.isAdmin || traits.issuesCredentials || isOwnRoute(path);
}
