import { Facet, type Operation } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isOwnRoute } from '../../detectors/own-route.ts';
import { isOrdinaryName, type PropertyFacts, type SensitiveName, sensitiveName } from '../../detectors/sensitive-name.ts';
import { splitName } from '../../detectors/split-name.ts';
import { aboutOperations, nameOperations } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';

type GradeName = 'card' | 'personal' | 'own';

/** Names of a bank or an offer, of what stands on every card, and of what a form asks of everybody. */
const NOT_REPORTED: ReadonlySet<string> = new Set([
  'routing number',
  'sort code',
  'credit card',
  'card holder',
  'cardholder name',
  'credit limit',
  'net worth',
  'gender',
  'sex',
  'nationality',
  'marital status',
]);
/** Cards that nobody pays with at other shops. */
const OTHER_CARD = /\b(?:gift|fuel|loyalty|plus|member|membership|bonus|store|library|sim|transit|club|reward)\b/;

/**
 * Reports properties of successful answers that are named like card data, national ids, health data, account numbers or birth dates.
 * Sources: OWASP API3:2023, CWE-359, PCI DSS 4.0 requirement 3.
 */
export default defineRule({
  meta: {
    id: 'no-sensitive-personal-property',
    family: 'exposure',
    title: 'Responses hold no card numbers and no more personal data than the caller needs',
    why: 'Personal data that an API returns is copied to every client, cache and log, and a single broken access check exposes all of it. Full card numbers and security codes must not be shown at all.',
    fix: 'Leave the property out of the response, return a masked value (last four digits), or serve it from an operation of its own with its own scope.',
    grades: {
      card: { severity: 'warning', confidence: 'medium', presets: R, when: 'a full card number or a card security code' },
      personal: {
        severity: 'info',
        confidence: 'medium',
        presets: P,
        when: 'account numbers, national ids, health data, religion, ethnicity, salary, birth dates and home addresses of people',
      },
      own: { severity: 'hint', confidence: 'medium', presets: P, when: 'only the own profile of the caller returns it' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['D06'],
    owasp: ['API3:2023'],
    cwe: [359],
    appliesTo: ALL_VERSIONS,
    limits:
      'Decided by names, types and descriptions. E-mail, phone and gender are not reported; birth dates count only where the object describes a person; company ids are business data.',
  },
  *check(api, context) {
    for (const property of api.schemas) {
      if (property.role !== 'property' || (property.facets & Facet.success) === 0 || isOrdinaryName(property.name, context.names)) continue;
      const facts = api.factsOf(property);
      const found = sensitiveName(facts, context.names);
      if (!found || !isPersonal(found, facts)) continue;
      const operations = api.operationsReaching(property, Facet.success);
      yield {
        at: property,
        anchor: 'key',
        grade: gradeOf(found, operations),
        message: `${nameFirst([property.name])} is returned by ${nameOperations(operations)}.`,
        fold: property.name,
        ...aboutOperations(operations, 'returns it'),
      };
    }
  },
});

/** Of the contact data only what the detector marks: dates of birth and homes of people, not every e-mail address. */
function isPersonal(found: SensitiveName, { name, parentName = '', type }: PropertyFacts): boolean {
  if (NOT_REPORTED.has(found.phrase)) return false;
  if (found.class === 'financial') return type !== 'object' && !OTHER_CARD.test([...splitName(name), ...splitName(parentName)].join(' '));
  return found.class === 'government-id' || found.class === 'health' || (found.class === 'contact' && found.info);
}

function gradeOf(found: SensitiveName, operations: readonly Operation[]): GradeName {
  if (found.class === 'financial' && found.severe) return 'card';
  return operations.every((operation) => isOwnRoute(operation.path)) ? 'own' : 'personal';
}
