import { patternFault } from '../../detectors/pattern-faults.ts';
import { clipEvidence } from '../../detectors/text-match.ts';
import { childPlace } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports patterns of requests that let through what they seem to refuse.
 * Sources: OWASP API8:2023, CWE-777, CWE-625, JSON Schema 2020-12 validation §6.3.3.
 */
export default defineRule({
  meta: {
    id: 'no-broad-pattern',
    family: 'inputs',
    title: 'Patterns describe whole values',
    why: 'A pattern without anchors holds when any part of the value matches, so a value that starts well may go on with anything.',
    fix: 'Write ^ at the start and $ at the end of the pattern, and list the characters that are allowed.',
    grades: {
      default: { severity: 'info', confidence: 'high', presets: S },
      unanchored: { severity: 'hint', confidence: 'high', presets: S, when: 'the pattern need not match the whole value' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I04', 'I05'],
    owasp: ['API8:2023'],
    cwe: [777, 625],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['string_schema_with_broad_pattern'], ibm: ['ibm-anchored-patterns'] },
    limits: 'Patterns below not, of answers, and in a syntax that is not understood (look-around, Unicode properties) are left alone.',
  },
  *check(api) {
    const faults = new Map<string, ReturnType<typeof patternFault>>();
    for (const { values } of api.inputOwners) {
      for (const value of values) {
        const { pattern } = value.data;
        if (typeof pattern !== 'string' || !value.types.includes('string')) continue;
        if (!faults.has(pattern)) faults.set(pattern, patternFault(pattern));
        const fault = faults.get(pattern);
        if (!fault) continue;
        const shown = clipEvidence(pattern);
        const isBroad = fault === 'matches everything';
        yield {
          at: childPlace(value, 'pattern'),
          ...(isBroad ? {} : { grade: 'unanchored' as const }),
          message: isBroad ? `Pattern ${shown} lets every string through.` : `Pattern ${shown} need not match the whole value.`,
          fold: pattern,
          related: () => value.owner.operations().map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} takes it.` })),
        };
      }
    }
  },
});
