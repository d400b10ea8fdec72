import { type ApiIndex, Facet, type SchemaNode, type Text } from '../../api-index/api-index.ts';
import { findErrorInternals } from '../../detectors/error-internals.ts';
import { mayHoldInfrastructure } from '../../detectors/infrastructure-text.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isOrdinaryName, sensitiveName } from '../../detectors/sensitive-name.ts';
import { splitName } from '../../detectors/split-name.ts';
import { stringOr } from '../../document/json-value.ts';
import { aboutOperations, nameOperations } from '../operation-report.ts';
import { ALL_VERSIONS, defineRule, P, R, type Report, type RuleContext } from '../rule.ts';

type GradeName = 'property' | 'example' | 'success' | 'detail';

/** In an error that says where in the code it happened, this is the way there. */
const TRACE = /^(?:trace|traces|frames)$/;

const FIELD_ERRORS = /\bfield errors?\b/i;
/** Names under which build servers, crash reporters and log stores return such text: it is what they are for. */
const PRODUCT_NAME =
  /\b(?:logs?|logging|output|stdout|stderr|console|stack\w{0,6}|traces?|traceback|backtrace|frames?|exceptions?|errors?|crash\w{0,3}|events?|reports?)\b/;

/**
 * Reports error answers that tell how the service works inside: stack traces, exceptions and queries, as properties or in examples.
 * Sources: OWASP API8:2023, CWE-209.
 */
export default defineRule({
  meta: {
    id: 'no-error-internals',
    family: 'exposure',
    title: 'Error responses tell nothing about the code behind them',
    why: 'Stack traces, exception texts and SQL name the frameworks, files and tables in use: an attacker provokes errors and reads what to attack next.',
    fix: 'Log the details on the server and return an error code, a short text and a trace id. Remove the property, or replace the example by one that production would send.',
    grades: {
      property: { severity: 'warning', confidence: 'high', presets: R, when: 'a property of an error response' },
      example: { severity: 'error', confidence: 'high', presets: R, when: 'a stack frame or database error in an example of an error response' },
      success: { severity: 'warning', confidence: 'medium', presets: R, when: 'the same in an example of a successful response' },
      detail: { severity: 'hint', confidence: 'low', presets: P, when: 'a message for developers, or file and line of the code' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['D08', 'K09'],
    owasp: ['API8:2023'],
    cwe: [209],
    appliesTo: ALL_VERSIONS,
    limits:
      'Properties count only where error responses reach them: stack traces in successful responses are what crash reporters and build servers sell. Trace and request ids are welcome.',
  },
  *check(api, context) {
    for (const property of api.schemas) {
      if (property.role !== 'property' || (property.facets & Facet.error) === 0) continue;
      const grade = gradeOf(api, property, context);
      if (grade) yield reportProperty(api, property, grade);
    }
    for (const text of api.texts) {
      if (text.kind === 'example' && (text.owner?.facets ?? 0) > Facet.request) yield* checkExample(text);
    }
  },
});

function gradeOf(api: ApiIndex, property: SchemaNode, context: RuleContext): 'property' | 'detail' | undefined {
  const found = isOrdinaryName(property.name, context.names) ? undefined : sensitiveName(api.factsOf(property), context.names);
  // `stacktrace: [...]` beside `name: [...]`: what is wrong with each field of a form.
  if (found?.class === 'diagnostics' && FIELD_ERRORS.test(stringOr(property.data['description']))) return undefined;
  if (found?.class === 'diagnostics') return found.severe ? 'property' : 'detail';
  if (found) return undefined;
  const name = wordsOf(property.name);
  if (!TRACE.test(name) && name !== 'line' && name !== 'line number') return undefined;
  const neighbours = (property.parent?.children ?? []).filter((child) => child !== property && child.role === 'property').map((child) => wordsOf(child.name));
  // Line and column of what the caller sent are a service to the caller.
  const isPlaceInCode = neighbours.some((word) => /^(?:file|file name|filename)$/.test(word)) && !neighbours.some((word) => /^col(?:umn)?\b/.test(word));
  if (!TRACE.test(name)) return isPlaceInCode ? 'detail' : undefined;
  return isPlaceInCode || neighbours.some((word) => /\bexception\b/.test(word)) ? 'property' : undefined;
}

function wordsOf(name: string): string {
  return splitName(name).join(' ');
}

function reportProperty(api: ApiIndex, property: SchemaNode, grade: GradeName): Report<GradeName> {
  const operations = api.operationsReaching(property, Facet.error);
  return {
    at: property,
    anchor: 'key',
    grade,
    message: `Errors of ${nameOperations(operations)} return ${nameFirst([property.name], 45)}.`,
    fold: `${grade} ${property.name}`,
    ...aboutOperations(operations, 'returns it'),
  };
}

function* checkExample(text: Text): Iterable<Report<GradeName>> {
  const isError = ((text.owner?.facets ?? 0) & Facet.error) !== 0;
  if (!mayHoldInfrastructure(text.value) || (!isError && PRODUCT_NAME.test(wordsOf(text.name)))) return;
  const [first, ...more] = findErrorInternals(text.value);
  if (!first) return;
  yield {
    at: text,
    span: [first.start, first.end],
    grade: isError ? 'example' : 'success',
    message: `The example of ${isError ? 'an error' : 'a response'} shows internals: ${nameFirst([first.evidence, ...more.map(({ evidence }) => evidence)], 60)}.`,
    evidence: first.evidence,
    sites: () => text.others,
    count: text.count,
  };
}
