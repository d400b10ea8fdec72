import { type ApiIndex, Facet, type Operation } from '../../api-index/api-index.ts';
import { changingVerb } from '../../detectors/changing-verb.ts';
import { counted } from '../../detectors/counted.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { arrayOr, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

/** An API with more of them calls all its methods so: one finding. */
const MAX_SINGLE = 5;

/**
 * Reports GET and HEAD operations that by their name change something.
 * Sources: OWASP API8:2023, CWE-650, CWE-352, RFC 9110 §9.2.1 (safe methods).
 */
export default defineRule({
  meta: {
    id: 'no-state-change-on-get',
    family: 'authorization',
    title: 'GET changes nothing',
    why: 'Browsers, crawlers, link previews and caches send GET on their own, and a picture on a hostile page is enough to send it with the cookies of whoever looks at it.',
    fix: 'Use POST, PUT, PATCH or DELETE for what changes something.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API8:2023'],
    cwe: [650, 352],
    appliesTo: ALL_VERSIONS,
    limits: `Judged by the last segment, the operationId and the summary. More than ${MAX_SINGLE} such operations are one finding. Answers that are pages (forms) are left alone.`,
  },
  *check(api) {
    const found = api.inbound.flatMap((operation) => {
      const verb = isJudged(operation, api) ? changingVerb(nameOf(operation)) : undefined;
      return verb === undefined ? [] : [{ operation, verb }];
    });
    const [first] = found;
    if (first && found.length > MAX_SINGLE) {
      yield {
        at: first.operation,
        anchor: 'key',
        message: `${counted(found.length, 'GET operation')} are named after a change, such as ${nameFirst([first.operation.label])}.`,
        evidenceKey: '',
        count: found.length,
        sites: () => found.slice(1).map(({ operation }) => operation),
        related: () => found.slice(1, 21).map(({ operation: at, verb }) => ({ at, anchor: 'key', message: `The name of ${at.label} says "${verb}".` })),
      };
      return;
    }
    for (const { operation, verb } of found) {
      yield {
        at: operation,
        anchor: 'key',
        message: `${nameFirst([operation.label], 70)} reads by its method, but its name says "${verb}".`,
        ...(operation.audience && { audience: operation.audience }),
      };
    }
  },
});

function nameOf({ path, method, operationId, data }: Operation) {
  return { path, method, operationId, summary: stringOr(ownMember(data, 'summary')) };
}

function isJudged(operation: Operation, api: ApiIndex): boolean {
  return (operation.method === 'get' || operation.method === 'head') && !operation.traits.isRightlyPublic && !answersWithPage(operation, api);
}

/** `GET /orders/create` of a web application shows the form. */
function answersWithPage({ responses, data }: Operation, api: ApiIndex): boolean {
  const produced = arrayOr(ownMember(data, 'produces') ?? ownMember(api.data, 'produces'));
  return responses.some(({ facets, response }) => {
    if ((facets & Facet.success) === 0) return false;
    return [...response.content.map(({ type }) => type), ...(response.schema ? produced : [])].some((type) => /^text\/html/i.test(String(type)));
  });
}
