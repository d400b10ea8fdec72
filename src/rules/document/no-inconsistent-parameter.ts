import type { ApiIndex, Operation, Parameter, PathItem } from '../../api-index/api-index.ts';
import type { Place } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/** Longer templates are generated or hostile. */
const TEMPLATE_VARIABLE = /\{([^{}]{1,200})\}/g;

/**
 * Reports path variables without a parameter, path parameters without a variable, and parameters that one list holds twice.
 * Sources: OWASP API8:2023, CWE-20, CWE-235, OpenAPI 3.1 §4.8.12.
 */
export default defineRule({
  meta: {
    id: 'no-inconsistent-parameter',
    family: 'document',
    title: 'Paths and parameter lists agree',
    why: 'What a list does not describe nobody checks: an undeclared path variable reaches the handler unchecked, and of two parameters with one name each tool honours another.',
    fix: 'Describe each variable of the path once, as a required path parameter, and remove parameters that the path does not have.',
    grades: { default: { severity: 'warning', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API8:2023'],
    cwe: [20, 235],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-oas': ['path-params', 'operation-parameters'],
      redocly: ['path-parameters-defined', 'path-params-defined', 'operation-parameters-unique'],
      kics: [
        'template_path_parameter_with_no_corresponding_path_parameter',
        'path_parameter_with_no_corresponding_template_path',
        'parameters_name_in_not_unique',
      ],
    },
    limits: 'Operations whose path item or parameters lie behind a broken reference are left alone, and so are webhooks and callbacks.',
  },
  *check(api) {
    const isBroken = brokenLists(api);
    for (const pathItem of api.pathItems) {
      if (pathItem.kind === 'path')
        yield* missingParameters(
          pathItem,
          pathItem.operations.filter((operation) => !isBroken(operation) && !isBroken(pathItem)),
        );
    }
    for (const parameter of api.parameters) yield* withoutVariable(parameter);
    for (const repeated of api.repeatedParameters) {
      const { parameter, first, holder } = repeated;
      const subject = 'label' in holder ? holder.label : `Path ${holder.path}`;
      yield {
        at: repeated,
        message: `${subject} has the ${parameter.in} parameter ${parameter.name} twice.`,
        evidenceKey: `${parameter.in} ${parameter.name}`,
        related: () => [{ at: first, message: 'The same name and location come first here.' }],
      };
    }
  },
});

/** Whether a reference in the `parameters` of an object, or of the whole path item, leads nowhere. */
function brokenLists(api: ApiIndex): (holder: Place) => boolean {
  const broken = new Set<string>();
  for (const { kind, status, document, pointer } of api.references) {
    if (status === 'resolved' || (kind !== 'parameter' && kind !== 'pathItem')) continue;
    broken.add(`${document.uri}#${pointer.replace(/(?:\/parameters\/\d+)?\/\$ref$/, '')}`);
  }
  return ({ document, pointer }) => broken.has(`${document.uri}#${pointer}`);
}

/** At the path when no operation describes the variable, else at the operations that do not. */
function* missingParameters({ path, ...pathItem }: PathItem, operations: readonly Operation[]) {
  for (const name of templateVariables(path.split(/[?#]/)[0] ?? '')) {
    const lacking = operations.filter((operation) => !operation.parameters.some((parameter) => parameter.in === 'path' && isNamed(parameter, name)));
    if (lacking.length === 0) continue;
    if (lacking.length === operations.length) {
      yield { at: pathItem, anchor: 'key' as const, message: `No parameter describes the variable {${name}} of ${path}.`, evidenceKey: name };
      continue;
    }
    for (const at of lacking) yield { at, anchor: 'key' as const, message: `No parameter of ${at.label} describes the variable {${name}}.`, evidenceKey: name };
  }
}

function* withoutVariable(parameter: Parameter) {
  if (parameter.in !== 'path') return;
  const strangers = parameter.operations.filter(
    ({ direction, path }) => direction === 'inbound' && !templateVariables(path).some((name) => isNamed(parameter, name)),
  );
  const [first] = strangers;
  if (!first) return;
  yield {
    at: parameter,
    anchor: 'key' as const,
    message: `The path parameter ${parameter.name} does not occur in ${first.path}.`,
    evidenceKey: first.path,
    count: strangers.length,
    related: () => strangers.slice(0, 20).map((at) => ({ at, anchor: 'key' as const, message: `${at.label} has the parameter.` })),
  };
}

function templateVariables(path: string): readonly string[] {
  return [...new Set([...path.matchAll(TEMPLATE_VARIABLE)].map((match) => match[1] ?? ''))];
}

/** `{+path}`, `{path*}` and `{id:[0-9]+}` are written for the parameter `path` or `id` by frameworks. */
function isNamed({ name }: Parameter, variable: string): boolean {
  return variable === name || variable.replace(/^[+#./;]/, '').replace(/(?:\*|\?|:.*)$/, '') === name;
}
