import { childPlace, type Place } from '../document/document.ts';
import { arrayOr, isJsonObject, ownMember, stringOr } from '../document/json-value.ts';
import type { EffectiveSecurity, JsonObject, OAuthFlow, SchemeUse, SecurityEntry, SecurityList, SecurityScheme } from './api-index.ts';
import type { Draft, IndexDraft, SchemeDraft } from './draft.ts';
import { dereference } from './follow-references.ts';

const FLOW_OF_2: Readonly<Record<string, string>> = { implicit: 'implicit', password: 'password', application: 'clientCredentials', accessCode: 'authorizationCode' };

/** Security schemes of the description, references followed. Names resolve from the entry document (OpenAPI 3.2 §4.30). */
export function readSecuritySchemes(draft: IndexDraft): SchemeDraft[] {
  const components = ownMember(draft.data, 'components');
  const [map, tokens] = draft.version === '2.0'
    ? [ownMember(draft.data, 'securityDefinitions'), ['securityDefinitions']]
    : [isJsonObject(components) ? ownMember(components, 'securitySchemes') : undefined, ['components', 'securitySchemes']];
  if (!isJsonObject(map)) return [];
  return Object.entries(map).flatMap(([name, value]) => {
    const data = dereference(draft, value);
    if (!isJsonObject(data) || name.startsWith('x-')) return [];
    const reference = isJsonObject(value) ? draft.referenceByHolder.get(value) : undefined;
    return [readScheme(name, data, reference?.target ?? childPlace({ document: draft.root, pointer: '' }, ...tokens, name))];
  });
}

function readScheme(name: string, data: JsonObject, place: Place): SchemeDraft {
  const written = stringOr(data['type']);
  const isBasic2 = written === 'basic';
  const type = isBasic2 ? 'http' : isKnownType(written) ? written : 'unknown';
  const scheme: SchemeDraft = {
    ...place, name, type, data, in: stringOr(data['in']), parameterName: stringOr(data['name']),
    httpScheme: isBasic2 ? 'basic' : type === 'http' ? stringOr(data['scheme']).toLowerCase() : '',
    flows: type === 'oauth2' ? readFlows(data, place) : [], uses: [], operations: [], strength: 0,
  };
  scheme.strength = strengthOf(scheme);
  return scheme;
}

function isKnownType(type: string): type is SecurityScheme['type'] {
  return type === 'apiKey' || type === 'http' || type === 'oauth2' || type === 'openIdConnect' || type === 'mutualTLS';
}

function readFlows(data: JsonObject, place: Place): OAuthFlow[] {
  const flow = stringOr(data['flow']);
  if (flow !== '') return [{ ...place, name: FLOW_OF_2[flow] ?? flow, data, scopes: scopeNames(data) }];
  const flows = data['flows'];
  if (!isJsonObject(flows)) return [];
  return Object.entries(flows).flatMap(([name, value]) =>
    isJsonObject(value) && !name.startsWith('x-') ? [{ ...childPlace(place, 'flows', name), name, data: value, scopes: scopeNames(value) }] : []);
}

function scopeNames(flow: JsonObject): readonly string[] {
  const scopes = flow['scopes'];
  return isJsonObject(scopes) ? Object.keys(scopes).filter((scope) => !scope.startsWith('x-')) : [];
}

const STRONG_FLOWS: ReadonlySet<string> = new Set(['authorizationCode', 'clientCredentials', 'deviceAuthorization']);
const HTTP_STRENGTH: Readonly<Record<string, number>> = { bearer: 3, dpop: 3, gnap: 3, digest: 2, 'scram-sha-1': 2, 'scram-sha-256': 2, basic: 1, oauth: 1, negotiate: 1 };

/** 3: tokens bound to a proper grant or a certificate. 2: header keys. 1: what leaks or is replayed easily. A flow counts as its weakest. */
function strengthOf(scheme: SecurityScheme): number {
  switch (scheme.type) {
    case 'mutualTLS':
    case 'openIdConnect':
      return 3;
    case 'apiKey':
      return scheme.in === 'header' ? 2 : 1;
    case 'oauth2':
      return Math.min(3, ...scheme.flows.map((flow) => (STRONG_FLOWS.has(flow.name) ? 3 : flow.name === 'implicit' ? 2 : 1)));
    case 'http':
      return HTTP_STRENGTH[scheme.httpScheme] ?? 2;
    default:
      return 2;
  }
}

/** Reads the value of a `security` key. Registers each use with its scheme. */
export function readSecurityList(value: unknown, place: Place, schemes: ReadonlyMap<string, SchemeDraft>): Draft<SecurityList> {
  const list: Draft<SecurityList> = { ...place, owner: undefined, isReadable: Array.isArray(value), entries: [] };
  list.entries = arrayOr(value).flatMap((entry, i) => (isJsonObject(entry) ? [readEntry(entry, childPlace(place, i), list, schemes)] : []));
  return list;
}

function readEntry(entry: JsonObject, place: Place, list: SecurityList, schemes: ReadonlyMap<string, SchemeDraft>): SecurityEntry {
  const uses = Object.entries(entry).filter(([name]) => !name.startsWith('x-')).map(([name, scopes]): SchemeUse => {
    const usePlace = childPlace(place, name);
    const scheme = findScheme(name, schemes);
    const use: SchemeUse = {
      ...usePlace, name, list, scheme,
      scopes: arrayOr(scopes).flatMap((scope, i) => (typeof scope === 'string' ? [{ name: scope, place: childPlace(usePlace, i) }] : [])),
    };
    scheme?.uses.push(use);
    return use;
  });
  const strength = uses.length === 0 ? 0 : Math.max(...uses.map((use) => use.scheme?.strength ?? 2));
  return { ...place, isEmpty: uses.length === 0, uses, strength };
}

/** A component name wins; from 3.2 on a requirement may name a scheme by URI. */
function findScheme(name: string, schemes: ReadonlyMap<string, SchemeDraft>): SchemeDraft | undefined {
  const known = schemes.get(name);
  if (known || !name.includes('/')) return known;
  const local = /(?:^|#)\/components\/securitySchemes\/([^/]+)$/.exec(name)?.[1];
  return local === undefined ? undefined : schemes.get(local);
}

/** The list that holds for an operation: its own, else the root's. Root security says nothing about outbound operations. */
export function effectiveSecurity(own: SecurityList | undefined, root: SecurityList | undefined): EffectiveSecurity {
  const list = own ?? root;
  const origin = own ? 'operation' : root ? 'root' : 'none';
  if (!list?.isReadable) return { state: 'unspecified', origin, list, strength: 0 };
  const real = list.entries.filter((entry) => !entry.isEmpty);
  const state = real.length === 0 ? 'public' : real.length < list.entries.length ? 'optional' : 'protected';
  return { state, origin, list, strength: list.entries.length === 0 ? 0 : Math.min(...list.entries.map((entry) => entry.strength)) };
}
