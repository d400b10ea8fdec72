import type { ApiIndex, InputValue, SchemaNode } from '../../api-index/api-index.ts';
import { findLacks } from '../../detectors/owner-reports.ts';
import { isJsonObject } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports objects of requests that take members which nobody described, once for each definition.
 * Sources: OWASP API3:2023, CWE-915.
 */
export default defineRule({
  meta: {
    id: 'no-open-request-object',
    family: 'inputs',
    title: 'Objects that callers send take only known members',
    why: 'A member that nobody described, such as role or price, passes every check and may be written to the database with the rest.',
    fix: 'Set additionalProperties to false, or unevaluatedProperties where schemas are composed; bound maps with maxProperties.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I11', 'I12', 'I13', 'D04'],
    owasp: ['API3:2023'],
    cwe: [915],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': [
        'owasp:api3:2023-no-additionalProperties',
        'owasp:api3:2023-constrained-additionalProperties',
        'owasp:api3:2023-no-unevaluatedProperties',
        'owasp:api3:2023-constrained-unevaluatedProperties',
      ],
      vacuum: ['owasp-no-additionalProperties', 'owasp-constrained-additionalProperties'],
      kics: ['additional_properties_too_permissive'],
      ibm: ['ibm-unevaluated-properties'],
      azure: ['AvoidAdditionalProperties'],
    },
    limits:
      'Left alone: members of allOf, which can not be closed by themselves, discriminator bases, typed maps with maxProperties, and answers. ' +
      'When no object is closed, one finding stands for the description.',
  },
  *check(api) {
    const extended = extendedSchemas(api);
    const hasUnevaluated = api.version === '3.1' || api.version === '3.2';
    const isJudged = ({ types, schema, data }: InputValue): boolean => {
      if (!types.includes('object') || !schema || schema.role === 'allOf' || extended.has(schema) || data['discriminator'] !== undefined) return false;
      return hasUnevaluated || !Array.isArray(data['allOf']);
    };
    for (const { values, message, fold, operations } of findLacks(api.inputOwners, {
      isJudged,
      isLacking,
      noun: 'object',
      missing: 'a bound on its members',
    })) {
      const [first, ...others] = values;
      yield {
        at: first,
        anchor: 'key',
        message,
        count: values.length,
        sites: () => others,
        related: () => operations().map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} takes it.` })),
        ...(fold !== undefined && { fold }),
      };
    }
  },
});

/** Schemas that others extend by `allOf`: closed, they would refuse what the others add. */
function extendedSchemas(api: ApiIndex): ReadonlySet<SchemaNode> {
  const found = new Set<SchemaNode>();
  for (const schema of api.schemas) if (schema.role === 'allOf' && schema.target) found.add(api.resolve(schema));
  return found;
}

function isLacking({ members }: InputValue): boolean {
  const { additionalProperties, unevaluatedProperties, maxProperties, allOf } = members;
  if (additionalProperties === false || unevaluatedProperties === false) return false;
  const rest = Array.isArray(allOf) ? unevaluatedProperties : additionalProperties;
  return !(isJsonObject(rest) && typeof maxProperties === 'number');
}
