import type { ApiIndex, Operation } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { childPlace, type Place } from '../../document/document.ts';
import { arrayOr, ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, type Report, S } from '../rule.ts';

const WILDCARD = /^\s*(?:\*|application)\/\*\s*(?:;|$)/i;

/**
 * Reports bodies whose media type is left open.
 * Sources: OWASP API8:2023, CWE-436, RFC 9110 §8.3.
 */
export default defineRule({
  meta: {
    id: 'no-wildcard-media-type',
    family: 'inputs',
    title: 'Bodies have a definite media type',
    why: 'Where any type is taken, a filter in front reads the body in one way and the service in another, and what the filter missed goes through.',
    fix: 'List the media types that the operation really takes and gives.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I16', 'D13'],
    owasp: ['API8:2023'],
    cwe: [436],
    appliesTo: ALL_VERSIONS,
    aliases: {
      checkov: ['CKV_OPENAPI_16', 'CKV_OPENAPI_17'],
      kics: ['operation_object_without_consumes', 'operation_object_without_produces'],
      ibm: ['ibm-content-type-is-specific'],
    },
    limits:
      'Judged are */* and application/*; image/* and the like are left alone, and so are lists at the root of a 2.0 description that hold for the operation.',
  },
  *check(api) {
    for (const mediaType of api.mediaTypes) {
      if (mediaType.facets === 0 || !WILDCARD.test(mediaType.type)) continue;
      yield { at: mediaType, anchor: 'key', message: `A body may be of any media type: ${mediaType.type}.`, fold: mediaType.type };
    }
    if (api.version !== '2.0') return;
    for (const operation of api.inbound) yield* wildcardsOf(operation);
    yield* undeclared(api, 'consumes', 'says which media types it takes', takesBody);
    yield* undeclared(api, 'produces', 'says which media types it answers with', answersBody);
  },
});

function* wildcardsOf(operation: Operation): Iterable<Report<'default'>> {
  for (const field of ['consumes', 'produces']) {
    for (const [i, type] of arrayOr(ownMember(operation.data, field)).entries()) {
      if (typeof type !== 'string' || !WILDCARD.test(type)) continue;
      yield {
        at: childPlace(operation, field, i),
        message: `A body of ${nameFirst([operation.label])} may be of any media type: ${nameFirst([type], 20)}.`,
        fold: `${field} ${type}`,
      };
    }
  }
}

/** Operations with a body for which neither they nor the root name media types. */
function* undeclared(api: ApiIndex, field: string, says: string, isConcerned: (operation: Operation) => boolean): Iterable<Report<'default'>> {
  if (arrayOr(api.data[field]).length > 0) return;
  const concerned = api.inbound.filter(isConcerned);
  const lacking = concerned.filter((operation) => arrayOr(ownMember(operation.data, field)).length === 0);
  const [first, ...others] = lacking;
  if (!first) return;
  if (others.length > 0 && lacking.length === concerned.length) {
    const message = `None of ${counted(lacking.length, 'operation')} with a body ${says}.`;
    yield { at: first, anchor: 'key', message, evidenceKey: field, count: lacking.length, sites: (): readonly Place[] => others };
    return;
  }
  const negated = says.replace('says which', 'does not say which');
  for (const operation of lacking)
    yield { at: operation, anchor: 'key', message: `${nameFirst([operation.label], 60)} ${negated}.`, evidenceKey: field, fold: field };
}

function takesBody({ parameters }: Operation): boolean {
  return parameters.some((parameter) => parameter.in === 'body');
}

function answersBody({ method, responses }: Operation): boolean {
  return method === 'get' && responses.some(({ status, response }) => /^2/.test(status) && response.schema !== undefined);
}
