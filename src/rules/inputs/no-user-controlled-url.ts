import type { InputValue } from '../../api-index/api-index.ts';
import { groupByName } from '../../detectors/by-name.ts';
import { addressKind } from '../../detectors/input-names.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { splitName } from '../../detectors/split-name.ts';
import type { Place } from '../../document/document.ts';
import { stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, P, SP } from '../rule.ts';

/** Operations with one of these in path or id go and get what they are given. */
const FETCHING: ReadonlySet<string> = new Set('fetch import proxy preview unfurl crawl scrape screenshot snapshot oembed download render'.split(' '));
/** `^https://hooks\.partner\.example/…`: the host is part of the pattern. */
const HOST_PATTERN = /^\^?\(?(?:\?:)?https?\??:\\?\/\\?\/\(?(?:\?:)?[a-z0-9]/i;

const ADDRESS_TEXT = /\bur[li]s?\b|https?:/i;

/**
 * Reports addresses that callers give the service to call, once for each name.
 * Sources: OWASP API7:2023, CWE-918.
 */
export default defineRule({
  meta: {
    id: 'no-user-controlled-url',
    family: 'inputs',
    title: 'Callers do not choose which addresses the service calls',
    why: 'A service that calls any address it is given reaches internal systems and cloud metadata on behalf of an attacker outside.',
    fix: 'List the allowed hosts with enum or a pattern that pins the host, refuse private addresses when the name is resolved, or take an id instead.',
    grades: {
      default: { severity: 'info', confidence: 'medium', presets: SP },
      fetching: { severity: 'warning', confidence: 'medium', presets: SP, when: 'the operation fetches, imports, proxies or previews something' },
      link: { severity: 'hint', confidence: 'medium', presets: P, when: 'a link for people: homepage, avatar, logo' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['S01', 'S02'],
    owasp: ['API7:2023'],
    cwe: [918],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api7:2023-concerning-url-parameter'],
      vacuum: ['owasp-concerning-url-parameter'],
      'api-commons': ['ssrf-url-property-format'],
    },
    limits:
      'Judged by name: url, uri, webhook, callback or endpoint at its end. Values with enum or with a pattern that pins the host, variables of a path, and addresses that are only sent back, are left alone; redirects belong to no-open-redirect-parameter.',
  },
  *check(api) {
    for (const { name, location, values } of groupByName(candidates(api.inputOwners))) {
      const fetching = values.find(isFetched);
      const at = fetching ?? values[0];
      const isLink = addressKind(name) === 'shown';
      yield {
        at: placeOf(at),
        anchor: 'key',
        ...(fetching ? { grade: 'fetching' as const } : isLink && { grade: 'link' as const }),
        message: `Callers choose the address ${nameFirst([name], 40)} in the ${location}${fetching ? ', which the operation fetches' : ''}.`,
        evidenceKey: `${location} ${name}`,
        count: values.length,
        sites: () => values.filter((value) => value !== at).map(placeOf),
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
      if (!value.types.includes('string') || !addressKind(value.name) || !isAddress(value)) continue;
      const { enum: list, const: only, pattern } = value.members;
      if (list === undefined && only === undefined && !(typeof pattern === 'string' && HOST_PATTERN.test(pattern))) yield value;
    }
  }
}

function isFetched({ owner }: InputValue): boolean {
  const operations = owner.operations();
  return (
    operations.length > 0 &&
    operations.every(({ path, operationId }) => [...splitName(operationId), ...splitName(path.slice(-60))].some((word) => FETCHING.has(word)))
  );
}

/** A callback may be a function of JSONP, an endpoint the name of one: these words need a sign that an address is meant. Variables of a path name things. */
function isAddress({ name, parameter, members }: InputValue): boolean {
  if (parameter?.in === 'path') return false;
  if (/(?:ur[li]s?|webhooks?)$/i.test(name)) return true;
  const { format, description } = members;
  return format === 'uri' || format === 'url' || ADDRESS_TEXT.test(`${stringOr(description)} ${stringOr(parameter?.data['description'])}`.slice(0, 5_000));
}

/** A parameter is reported as a whole, a property where it is written. */
function placeOf({ parameter, schema, document, pointer }: InputValue): Place {
  return parameter && parameter.schema === schema ? parameter : { document, pointer };
}
