import type { InputValue } from '../../api-index/api-index.ts';
import { findLacks } from '../../detectors/owner-reports.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports numbers of requests that lack a smallest or largest value, once for each definition.
 * Sources: OWASP API4:2023, CWE-770, CWE-190.
 */
export default defineRule({
  meta: {
    id: 'require-numeric-bounds',
    family: 'limits',
    title: 'Numbers that callers send have a minimum and a maximum',
    why: 'A negative quantity or a huge count that nobody expected turns into a refund, an overflow or a query over the whole table.',
    fix: 'Add minimum and maximum, or their exclusive forms, with the values that the service really takes.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I07'],
    owasp: ['API4:2023'],
    cwe: [770, 190],
    appliesTo: ALL_VERSIONS,
    options: { formatIsBound: { type: 'boolean', default: false, description: 'Take the formats int32 and int64 for bounds.' } },
    aliases: {
      'spectral-owasp': ['owasp:api4:2023-integer-limit', 'owasp:api4:2023-integer-limit-legacy'],
      vacuum: ['owasp-integer-limit', 'owasp-integer-limit-legacy'],
      kics: ['numeric_schema_without_maximum', 'numeric_schema_without_minimum'],
      ibm: ['ibm-integer-attributes'],
      zally: ['NumericPropertyBoundsRule'],
      italia: ['sec-number-boundaries'],
      'api-commons': ['resource-integer-bounds'],
      '42crunch': ['schema-request-numerical-max', 'schema-request-numerical-min'],
    },
    limits: 'Left alone: enum, const, and what is only sent back. When no number has bounds, one finding stands for the description.',
  },
  *check(api, { options }) {
    const isLacking = ({ members }: InputValue): boolean => {
      const known = members;
      if (options['formatIsBound'] === true && (known['format'] === 'int32' || known['format'] === 'int64')) return false;
      return !hasBound(known['minimum'], known['exclusiveMinimum']) || !hasBound(known['maximum'], known['exclusiveMaximum']);
    };
    for (const { values, message, fold, operations } of findLacks(api.inputOwners, {
      isJudged,
      isLacking,
      noun: 'number',
      missing: 'both minimum and maximum',
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

function isJudged({ types, members }: InputValue): boolean {
  if (!types.includes('number') && !types.includes('integer')) return false;
  const known = members;
  return known['enum'] === undefined && known['const'] === undefined;
}

/** Before 3.1 the exclusive form is a flag beside the bound. */
function hasBound(inclusive: unknown, exclusive: unknown): boolean {
  return typeof inclusive === 'number' || typeof exclusive === 'number';
}
