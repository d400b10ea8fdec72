import type { InputValue } from '../../api-index/api-index.ts';
import { isPageTokenName } from '../../detectors/input-names.ts';
import { findLacks } from '../../detectors/owner-reports.ts';
import { isBoundedPattern, isFixedSizeFormat } from '../../detectors/pattern-bounds.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports strings of requests that may have any length, once for each definition.
 * Sources: OWASP API4:2023, CWE-770.
 */
export default defineRule({
  meta: {
    id: 'require-string-bounds',
    family: 'limits',
    title: 'Strings that callers send have a maximum length',
    why: 'A string of any length lets one request fill memory, logs and columns, and gives a slow parser all the text it needs.',
    fix: 'Add maxLength with the longest value that the service really takes.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I01', 'I02'],
    owasp: ['API4:2023'],
    cwe: [770],
    appliesTo: ALL_VERSIONS,
    options: { minLength: { type: 'boolean', default: false, description: 'Ask for minLength as well.' } },
    aliases: {
      'spectral-owasp': ['owasp:api4:2023-string-limit'],
      vacuum: ['owasp-string-limit'],
      italia: ['sec-string-maxlength'],
      kics: ['maximum_length_undefined'],
      ibm: ['ibm-string-attributes'],
      zally: ['StringPropertyLengthBoundsRule'],
      redocly: ['required-string-property-missing-min-length'],
      'api-commons': ['resource-string-maxlength'],
      '42crunch': ['schema-request-string-maxlength'],
    },
    limits:
      'Left alone: enum, const, formats of fixed size, patterns that bound the length, page tokens, and everything that is only sent back. ' +
      'When no string has a maximum, one finding stands for the description.',
  },
  *check(api, { options }) {
    const missing = options['minLength'] === true ? 'maxLength and minLength' : 'maxLength';
    const isLacking = ({ members }: InputValue): boolean => {
      const { maxLength, minLength, pattern } = members;
      if (typeof maxLength === 'number' || isBoundedPattern(pattern)) return options['minLength'] === true && typeof minLength !== 'number';
      return true;
    };
    for (const { values, message, fold, operations } of findLacks(api.inputOwners, { isJudged, isLacking, noun: 'string', missing })) {
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

function isJudged(value: InputValue): boolean {
  if (!value.types.includes('string') || isPageTokenName(value.name)) return false;
  const members = value.members;
  return members['enum'] === undefined && members['const'] === undefined && !isFixedSizeFormat(members['format']);
}
