import type { ApiIndex, JsonObject, Operation } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { hasRetirementPlan } from '../../detectors/retirement-plan.ts';
import { childPlace, type Place } from '../../document/document.ts';
import { ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, P, SP } from '../rule.ts';

const PLAN_FIELD =
  /^x-(?:.{0,30}-)?(?:sunset|replaced|replacement|replaces|successor|removal|end-of-life|eol|deprecat\w{1,4}-(?:at|on|date|message|reason|info|details?|by))/i;

/**
 * Reports deprecated operations, parameters and security schemes that are still published.
 * Sources: OWASP API9:2023, CWE-1059, RFC 8594 (Sunset), RFC 9745 (Deprecation).
 */
export default defineRule({
  meta: {
    id: 'no-deprecated-operation',
    family: 'inventory',
    title: 'Deprecated operations have an end',
    why: 'What is deprecated gets no fixes and little watching, yet answers every caller until somebody turns it off.',
    fix: 'Remove it, or say in x-sunset, a Sunset header or the description when it ends and what takes its place.',
    grades: {
      default: { severity: 'info', confidence: 'high', presets: SP },
      planned: { severity: 'hint', confidence: 'high', presets: P, when: 'a date or a replacement is given' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K16', 'V08'],
    owasp: ['API9:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    limits: 'Parameters of operations that are deprecated themselves, properties, and security schemes that no operation requires are left alone.',
  },
  *check(api) {
    for (const operation of api.inbound) {
      if (operation.data['deprecated'] !== true) continue;
      const report = reportOf(operation, nameFirst([operation.label], 60), operation.data, hasSunsetHeader(operation));
      yield { ...report, ...(operation.audience && { audience: operation.audience }) };
    }
    yield* deprecatedParameters(api);
    for (const scheme of api.version === '3.2' ? api.securitySchemes : []) {
      if (scheme.data['deprecated'] !== true || scheme.operations.length === 0) continue;
      yield reportOf(scheme, `Security scheme ${scheme.name} of ${nameFirst(scheme.operations.map(({ label }) => label))}`, scheme.data, false);
    }
  },
});

function* deprecatedParameters(api: ApiIndex) {
  for (const parameter of api.parameters) {
    if (parameter.data['deprecated'] !== true || parameter.querystringOf) continue;
    const operations = parameter.operations.filter(({ direction, data }) => direction === 'inbound' && data['deprecated'] !== true);
    if (operations.length === 0) continue;
    const subject = `Parameter ${parameter.name} of ${nameFirst(operations.map(({ label }) => label))}`;
    yield { ...reportOf(parameter, subject, parameter.data, false), fold: `parameter ${parameter.in} ${parameter.name}` };
  }
}

function reportOf(at: Place, subject: string, data: JsonObject, hasSunset: boolean) {
  const isPlanned = hasSunset || Object.keys(data).some((key) => PLAN_FIELD.test(key)) || hasRetirementPlan(textOf(data));
  return {
    at: childPlace(at, 'deprecated'),
    grade: isPlanned ? ('planned' as const) : ('default' as const),
    message: `${subject} is deprecated${isPlanned ? ' and still published' : ' without a date or a replacement'}.`,
  };
}

function textOf(data: JsonObject): string {
  return `${stringOr(ownMember(data, 'summary'))}\n${stringOr(ownMember(data, 'description'))}`;
}

function hasSunsetHeader({ responses }: Operation): boolean {
  return responses.some(({ response }) => response.headers.some(({ name }) => /^sunset$/i.test(name)));
}
