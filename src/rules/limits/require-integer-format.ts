import type { InputValue } from '../../api-index/api-index.ts';
import { findLacks } from '../../detectors/owner-reports.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

const MAX_INT32 = 2_147_483_647;

/**
 * Reports integers of requests whose size nobody knows, once for each definition.
 * Sources: OWASP API4:2023, CWE-190, OpenAPI 3.1 §4.4.
 */
export default defineRule({
  meta: {
    id: 'require-integer-format',
    family: 'limits',
    title: 'Integers that callers send say how wide they are',
    why: 'Each side picks its own width for an integer without format; a value that fits one of them wraps around or loses digits in the other.',
    fix: 'Add format int32 or int64, or a minimum and maximum that fit 32 bits.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I08'],
    owasp: ['API4:2023'],
    cwe: [190],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api4:2023-integer-format'],
      vacuum: ['owasp-integer-format'],
      kics: ['numeric_schema_without_format'],
      zally: ['FormatForNumbersRule'],
      italia: ['integer-format'],
      '42crunch': ['schema-request-numerical-format'],
    },
    limits: 'Left alone: enum, const, and ranges inside 32 bits. When no integer has a format, one finding stands for the description.',
  },
  *check(api) {
    for (const { values, message, fold, operations } of findLacks(api.inputOwners, { isJudged, isLacking, noun: 'integer', missing: 'format' })) {
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
  if (!types.includes('integer')) return false;
  const known = members;
  return known['enum'] === undefined && known['const'] === undefined;
}

function isLacking({ members }: InputValue): boolean {
  const { format, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = members;
  if (typeof format === 'string' && format !== '') return false;
  const least = typeof minimum === 'number' ? minimum : exclusiveMinimum;
  const most = typeof maximum === 'number' ? maximum : exclusiveMaximum;
  return !(typeof least === 'number' && typeof most === 'number' && least >= -MAX_INT32 - 1 && most <= MAX_INT32);
}
