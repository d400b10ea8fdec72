import type { InputValue } from '../../api-index/api-index.ts';
import { isFreeTextName, isPageTokenName } from '../../detectors/input-names.ts';
import { findLacks } from '../../detectors/owner-reports.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/** With one of these a string is no plain string. */
const KINDS = ['format', 'enum', 'const', 'contentMediaType', 'contentEncoding'];

/**
 * Reports strings of requests of which only the type is known, once for each definition.
 * Sources: OWASP API8:2023, CWE-20.
 */
export default defineRule({
  meta: {
    id: 'require-string-constraint',
    family: 'limits',
    title: 'Strings that callers send have a format, a pattern or fixed values',
    why: 'Gateways and generated servers let through whatever the description allows: where any string is allowed, so are scripts, paths and query fragments.',
    fix: 'Name the format, list the values, or describe the characters with a pattern. Free text needs maxLength instead.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I03'],
    owasp: ['API8:2023'],
    cwe: [20],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api4:2023-string-restricted'],
      vacuum: ['owasp-string-restricted'],
      italia: ['sec-string-pattern-or-format-or-enum'],
      kics: ['pattern_undefined'],
      '42crunch': ['schema-request-string-pattern'],
    },
    limits:
      'Plain strings are those without format, enum and const. Left alone: text that people write (names, titles, comments) when it has maxLength, and page tokens. ' +
      'When no plain string has a pattern, one finding stands for the description.',
  },
  *check(api) {
    for (const { values, message, fold, operations } of findLacks(api.inputOwners, { isJudged, isLacking, noun: 'plain string', missing: 'pattern' })) {
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

function isJudged({ types, name, members }: InputValue): boolean {
  if (!types.includes('string') || isPageTokenName(name)) return false;
  const known = members;
  return KINDS.every((keyword) => known[keyword] === undefined);
}

function isLacking({ name, members }: InputValue): boolean {
  const { pattern, maxLength } = members;
  return pattern === undefined && !(isFreeTextName(name) && typeof maxLength === 'number');
}
