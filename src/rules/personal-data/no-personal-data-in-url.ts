import type { Operation, Parameter } from '../../api-index/api-index.ts';
import { countedOperations } from '../../detectors/counted.ts';
import { type PersonalParameter, personalParameterName } from '../../detectors/credential-parameter.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';

const WHAT: Readonly<Record<PersonalParameter, string>> = {
  'national-id': 'a national id',
  card: 'a card number',
  'birth-date': 'a date of birth',
  email: 'an e-mail address',
  phone: 'a phone number',
};

/** Parameters of one name and location. */
interface Group {
  readonly kind: PersonalParameter;
  readonly first: Parameter;
  readonly others: Parameter[];
  readonly operations: Operation[];
}

/**
 * Reports query and path parameters that carry data about a person, once per name.
 * Sources: OWASP API3:2023, CWE-598.
 */
export default defineRule({
  meta: {
    id: 'no-personal-data-in-url',
    family: 'personal-data',
    title: 'URLs carry no personal data',
    why: 'URLs end up in access logs, analytics and Referer headers, where personal data is kept for years and read by people who have no need to.',
    fix: 'Take the value in the request body (a POST search), or address the person by an opaque id.',
    grades: {
      default: { severity: 'warning', confidence: 'medium', presets: R },
      contact: { severity: 'info', confidence: 'medium', presets: P, when: 'an e-mail address or phone number' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A27'],
    owasp: ['API3:2023'],
    cwe: [598],
    appliesTo: ALL_VERSIONS,
    limits: 'Judged by name and type. User names, coordinates, ids and flags are left alone, and so are webhooks.',
  },
  *check(api) {
    for (const { kind, first, others, operations } of groupByName(api.parameters)) {
      yield {
        at: first,
        anchor: 'key',
        grade: kind === 'email' || kind === 'phone' ? 'contact' : 'default',
        message: `The ${first.in} parameter ${first.name} puts ${WHAT[kind]} into the URL of ${countedOperations(operations, 0)}.`,
        evidenceKey: `${first.in} ${first.name}`,
        count: operations.length,
        ...(others.length > 0 && { sites: () => others }),
        related: () => (operations.length === 1 ? [] : operations.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} takes it.` }))),
      };
    }
  },
});

function groupByName(parameters: readonly Parameter[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const parameter of parameters) {
    const kind = personalDataIn(parameter);
    const operations = kind ? parameter.operations.filter((operation) => operation.direction === 'inbound') : [];
    if (!kind || operations.length === 0) continue;
    const key = `${parameter.in} ${parameter.name}`;
    const group = groups.get(key);
    if (!group) groups.set(key, { kind, first: parameter, others: [], operations });
    else {
      group.others.push(parameter);
      group.operations.push(...operations);
    }
  }
  return groups.values();
}

function personalDataIn(parameter: Parameter): PersonalParameter | undefined {
  if (parameter.in !== 'query' && parameter.in !== 'path') return undefined;
  // The name comes first: it rules out nearly all.
  const kind = personalParameterName(parameter.name);
  return kind && holdsValue(parameter) ? kind : undefined;
}

/** Flags and closed sets of words are about a person's data, not the data. */
function holdsValue({ shape, data }: Parameter): boolean {
  const { type } = shape;
  if (Array.isArray(shape['enum'])) return false;
  // Flags that generators type as strings: `sendEmail`.
  if (/^(?:true|false)$/i.test(String(data['example'] ?? shape['example'] ?? shape['default']))) return false;
  return type === undefined || type === 'string' || type === 'integer' || type === 'number' || (Array.isArray(type) && type.includes('string'));
}
