import { type ApiIndex, Facet } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { childPlace, type Place } from '../../document/document.ts';
import { arrayOr, ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

const XML = /^(?:application|text)\/(?:[\w.-]{1,60}\+)?xml\b/i;
const HARDENED = /\bDTDs?\b|\bdoctypes?\b|\bexternal entit|\bXXE\b|\bentity expansion\b|\bDOCTYPE\b/i;

/**
 * Reports descriptions that take XML and say nothing about document types and entities, once.
 * Sources: OWASP API8:2023, CWE-611.
 */
export default defineRule({
  meta: {
    id: 'no-unhardened-xml',
    family: 'inputs',
    title: 'XML input is read without document types and entities',
    why: 'XML parsers read files and call addresses that a document type names, unless that was switched off.',
    fix: 'Switch off document types and external entities in the parser and say so in the description, or take JSON only.',
    grades: { default: { severity: 'hint', confidence: 'medium', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I22'],
    owasp: ['API8:2023'],
    cwe: [611],
    appliesTo: ALL_VERSIONS,
    limits: 'One finding for each description, at the first XML body of a request. Silent when any text speaks of document types or external entities.',
  },
  *check(api) {
    const [first, ...others] = api.version === '2.0' ? consumedXml(api) : sentXml(api);
    if (!first || api.texts.some(({ kind, value }) => kind === 'prose' && HARDENED.test(value))) return;
    yield {
      at: first.at,
      anchor: 'key',
      message: `Requests may be ${nameFirst([first.type])}, and nothing is said about document types.`,
      count: others.length + 1,
    };
  },
});

interface XmlBody {
  readonly at: Place;
  readonly type: string;
}

function sentXml(api: ApiIndex): readonly XmlBody[] {
  return api.mediaTypes
    .filter(({ facets, type }) => (facets & Facet.request) !== 0 && XML.test(type))
    .map((mediaType) => ({ at: mediaType, type: mediaType.type }));
}

/** Lists of OpenAPI 2.0 that hold for an operation with a body. */
function consumedXml(api: ApiIndex): readonly XmlBody[] {
  const taking = api.inbound.filter(({ parameters }) => parameters.some((parameter) => parameter.in === 'body'));
  const root: Place = { document: api.root, pointer: '' };
  const isInherited = taking.some(({ data }) => ownMember(data, 'consumes') === undefined);
  const holders = [
    ...(isInherited ? [{ at: root, list: api.data['consumes'] }] : []),
    ...taking.map((operation) => ({ at: operation, list: ownMember(operation.data, 'consumes') })),
  ];
  return holders.flatMap(({ at, list }) =>
    arrayOr(list).flatMap((type, i) => (typeof type === 'string' && XML.test(type) ? [{ at: childPlace(at, 'consumes', i), type }] : [])),
  );
}
