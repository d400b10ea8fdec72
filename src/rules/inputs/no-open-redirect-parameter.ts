import type { InputValue, Parameter } from '../../api-index/api-index.ts';
import { groupByName } from '../../detectors/by-name.ts';
import { isPagingName, redirectKind } from '../../detectors/input-names.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, P, SP } from '../rule.ts';

const PAGING_TEXT = /\b(?:page|pages|cursor|token|results|paging|pagination|records|items)\b/i;

/**
 * Reports parameters that send the browser to any address.
 * Sources: OWASP API8:2023, CWE-601.
 */
export default defineRule({
  meta: {
    id: 'no-open-redirect-parameter',
    family: 'inputs',
    title: 'Redirects go to known addresses',
    why: "A link that starts at your domain and ends at an attacker's page makes phishing believable, and carries tokens and codes along.",
    fix: 'List the targets with enum, pin the host with a pattern, or take a path of your own site.',
    grades: {
      default: { severity: 'info', confidence: 'medium', presets: SP },
      oauth: { severity: 'hint', confidence: 'medium', presets: P, when: 'redirect_uri of OAuth, which the server compares with the registered one' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['S04'],
    owasp: ['API8:2023'],
    cwe: [601],
    appliesTo: ALL_VERSIONS,
    aliases: { 'spectral-owasp': ['owasp:api7:2023-concerning-url-parameter'], vacuum: ['owasp-concerning-url-parameter'] },
    limits: 'Judged by name, in query and form parameters. Values with enum or pattern are left alone, and so is "next" where it turns a page.',
  },
  *check(api) {
    for (const { name, location, values } of groupByName(candidates(api.inputOwners))) {
      const [first, ...others] = values;
      yield {
        at: first.parameter,
        anchor: 'key',
        ...(redirectKind(name) === 'oauth' && { grade: 'oauth' as const }),
        message: `The ${location} parameter ${nameFirst([name], 40)} sends the browser to any address.`,
        evidenceKey: `${location} ${name}`,
        count: values.length,
        sites: () => others.map(({ parameter }) => parameter),
        related: () =>
          values
            .flatMap(({ parameter }) => parameter.operations)
            .map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} takes it.` })),
      };
    }
  },
});

type ParameterValue = InputValue & { readonly parameter: Parameter };

function* candidates(owners: readonly { readonly values: readonly InputValue[] }[]): Iterable<ParameterValue> {
  for (const { values } of owners) {
    for (const value of values) {
      const { parameter } = value;
      if (!parameter || parameter.schema !== value.schema || (parameter.in !== 'query' && parameter.in !== 'formData')) continue;
      const kind = redirectKind(value.name);
      if (!kind || !value.types.includes('string') || (kind === 'bare' && turnsPages(parameter))) continue;
      const members = value.members;
      if (members['enum'] === undefined && members['const'] === undefined && members['pattern'] === undefined) yield { ...value, parameter };
    }
  }
}

/** A bare "next" is the position in a list more often than an address. */
function turnsPages({ data, name, operations }: Parameter): boolean {
  return (
    PAGING_TEXT.test(stringOr(data['description'])) ||
    operations.some(({ parameters }) => parameters.some((other) => other.name !== name && isPagingName(other.name)))
  );
}
