import { type ApiIndex, Facet } from '../../api-index/api-index.ts';
import { type BacktrackingWitness, findBacktracking } from '../../detectors/pattern-backtracking.ts';
import { clipEvidence } from '../../detectors/text-match.ts';
import { childPlace, type Place } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/** A pattern and where it stands. */
interface PatternPlace {
  readonly at: Place;
  readonly anchor?: 'key';
  readonly pattern: string;
  readonly isSent: boolean;
}

/**
 * Reports patterns on which validators with backtracking hang.
 * Sources: OWASP API4:2023, CWE-1333.
 */
export default defineRule({
  meta: {
    id: 'no-redos-pattern',
    family: 'inputs',
    title: 'Patterns are matched in reasonable time',
    why: 'A few dozen well-chosen characters keep a validator that uses this pattern busy for hours: one request stops one process.',
    fix: 'Rewrite the pattern so that each part of a value can be matched in one way only, and bound the length with maxLength.',
    grades: {
      default: { severity: 'warning', confidence: 'high', presets: R },
      response: { severity: 'info', confidence: 'high', presets: R, when: 'only answers hold the value' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I06'],
    owasp: ['API4:2023'],
    cwe: [1333],
    appliesTo: ALL_VERSIONS,
    limits:
      'Only exponential growth that was measured by counting the steps of a matcher is reported, with the text that shows it. ' +
      'Polynomial growth, and patterns with look-around or back references, are left alone.',
  },
  *check(api) {
    const witnesses = new Map<string, BacktrackingWitness | undefined>();
    for (const { at, anchor, pattern, isSent } of patterns(api)) {
      if (!witnesses.has(pattern)) witnesses.set(pattern, findBacktracking(pattern));
      const witness = witnesses.get(pattern);
      if (!witness) continue;
      yield {
        at,
        ...(anchor && { anchor }),
        ...(!isSent && { grade: 'response' as const }),
        message: `Pattern ${clipEvidence(pattern)} needs exponential time.`,
        evidence: clipEvidence(describe(witness)),
        evidenceKey: pattern,
        fold: `${isSent} ${pattern}`,
      };
    }
  },
});

function* patterns(api: ApiIndex): Iterable<PatternPlace> {
  for (const schema of api.schemas) {
    if (schema.facets === 0) continue;
    const isSent = (schema.facets & Facet.request) !== 0;
    if (schema.role === 'patternProperty') yield { at: schema, anchor: 'key', pattern: schema.name, isSent };
    // Values with parts are no strings, and asking each of them costs more than all the rest.
    const pattern = schema.children.length === 0 ? schema.data['pattern'] : undefined;
    if (typeof pattern === 'string') yield { at: childPlace(schema, 'pattern'), pattern, isSent };
  }
  for (const { schema, data, document, pointer, operations } of api.parameters) {
    const { pattern } = data;
    if (!schema && typeof pattern === 'string' && operations.length > 0) yield { at: childPlace({ document, pointer }, 'pattern'), pattern, isSent: true };
  }
}

function describe({ start, pump, end }: BacktrackingWitness): string {
  const show = (text: string): string => JSON.stringify(text);
  return `${start === '' ? '' : `${show(start)}, then `}${show(pump)} 30 times, then ${show(end)}`;
}
