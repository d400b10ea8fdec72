import type { InputValue } from '../../api-index/api-index.ts';
import { groupByName, type NamedGroup } from '../../detectors/by-name.ts';
import { expressionKind, queryLanguage } from '../../detectors/input-names.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import type { Place } from '../../document/document.ts';
import { stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, P, type Report, SP } from '../rule.ts';

type GradeName = 'code' | 'language' | 'file';

/**
 * Reports input that is taken for code, a query or a path of files.
 * Sources: OWASP API8:2023, CWE-89, CWE-78, CWE-94, CWE-22.
 */
export default defineRule({
  meta: {
    id: 'no-expression-parameter',
    family: 'inputs',
    title: 'Callers send values, not code',
    why: 'Input that an interpreter runs lets callers run more than was meant: other tables, other commands, other files.',
    fix: 'Offer fixed filters instead of a language, or say with a pattern what is allowed and run it without rights.',
    grades: {
      code: { severity: 'warning', confidence: 'medium', presets: SP },
      language: { severity: 'info', confidence: 'medium', presets: SP, when: 'the text of a filter names a query language' },
      file: { severity: 'hint', confidence: 'low', presets: P, when: 'the input is a path or file name' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I21'],
    owasp: ['API8:2023'],
    cwe: [89, 78, 94, 22],
    appliesTo: ALL_VERSIONS,
    limits: 'Judged by whole names, and for filters by their text. Values with enum, pattern or a fixed format are left alone, and so is plain search.',
  },
  *check(api) {
    for (const group of groupByName(candidates(api.inputOwners))) {
      const report = judge(group);
      if (!report) continue;
      const { values, name, location } = group;
      const [first, ...others] = values;
      yield {
        at: placeOf(first),
        anchor: 'key',
        ...report,
        evidenceKey: `${location} ${name}`,
        count: values.length,
        sites: () => others.map(placeOf),
        related: () =>
          [...new Set(values.flatMap(({ owner }) => owner.operations()))].map((operation) => ({
            at: operation,
            anchor: 'key',
            message: `${operation.label} takes it.`,
          })),
      };
    }
  },
});

function* candidates(owners: readonly { readonly values: readonly InputValue[] }[]): Iterable<InputValue> {
  for (const { values } of owners) {
    for (const value of values) {
      const kind = value.types.includes('string') ? expressionKind(value.name) : undefined;
      if (!kind || (kind === 'query' && queryLanguage(textOf(value)) === '')) continue;
      const members = value.members;
      if (['enum', 'const', 'pattern', 'format'].every((keyword) => members[keyword] === undefined)) yield value;
    }
  }
}

function textOf({ parameter, members }: InputValue): string {
  return `${stringOr(parameter?.data['description'])}\n${stringOr(members['description'])}`;
}

function judge({ name, location, values }: NamedGroup<InputValue>): Pick<Report<GradeName>, 'grade' | 'message'> | undefined {
  const shown = `${nameFirst([name], 40)} in the ${location}`;
  const kind = expressionKind(name);
  if (kind === 'code') return { grade: 'code', message: `Callers send code as ${shown}.` };
  if (kind === 'file') return { grade: 'file', message: `Callers name a file as ${shown}.` };
  return { grade: 'language', message: `Callers send ${queryLanguage(textOf(values[0]))} as ${shown}.` };
}

/** A parameter is reported as a whole, a property where it is written. */
function placeOf({ parameter, schema, document, pointer }: InputValue): Place {
  return parameter && parameter.schema === schema ? parameter : { document, pointer };
}
