import { childPlace, type OpenApiDocument, type Place } from '../document/document.ts';
import { arrayOr, isJsonObject, ownMember, stringOr } from '../document/json-value.ts';
import type { EffectiveSecurity, JsonObject, OAuthFlow, SchemeUse, SecurityEntry, SecurityList, SecurityScheme } from './api-index.ts';
import type { Draft, IndexDraft, SchemeDraft } from './draft.ts';
import { located } from './follow-references.ts';

const FLOW_OF_2: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

/** Security schemes of the description by name, references followed. Names resolve from the entry document (OpenAPI 3.2 §4.30). */
export function readSecuritySchemes(draft: IndexDraft): Map<string, SchemeDraft> {
  const schemes = new Map<string, SchemeDraft>();
  const map = schemeMap(draft);
  for (const [name, value] of Object.entries(isJsonObject(map.data) ? map.data : {})) {
    const { data, place } = located(draft, value, childPlace(map.place, name));
    if (isJsonObject(data) && !name.startsWith('x-')) schemes.set(name, readScheme(name, data, place));
  }
  return schemes;
}

/** The map of security schemes in the entry document or another one. */
function schemeMap(draft: IndexDraft, document = draft.root): ReturnType<typeof located> {
  let map = located(draft, document.data, { document, pointer: '' });
  for (const token of draft.version === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes']) {
    map = located(draft, isJsonObject(map.data) ? ownMember(map.data, token) : undefined, childPlace(map.place, token));
  }
  return map;
}

function readScheme(name: string, data: JsonObject, place: Place): SchemeDraft {
  const written = stringOr(data['type']);
  const isBasic2 = written === 'basic';
  const type = isBasic2 ? 'http' : isKnownType(written) ? written : 'unknown';
  const scheme: SchemeDraft = {
    ...place,
    name,
    type,
    data,
    in: stringOr(data['in']),
    parameterName: stringOr(data['name']),
    httpScheme: isBasic2 ? 'basic' : type === 'http' ? stringOr(data['scheme']).toLowerCase() : '',
    flows: type === 'oauth2' ? readFlows(data, place) : [],
    uses: [],
    operations: [],
    strength: 0,
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
    isJsonObject(value) && !name.startsWith('x-') ? [{ ...childPlace(place, 'flows', name), name, data: value, scopes: scopeNames(value) }] : [],
  );
}

function scopeNames(flow: JsonObject): readonly string[] {
  const scopes = flow['scopes'];
  return isJsonObject(scopes) ? Object.keys(scopes).filter((scope) => !scope.startsWith('x-')) : [];
}

const STRONG_FLOWS: ReadonlySet<string> = new Set(['authorizationCode', 'clientCredentials', 'deviceAuthorization']);
const HTTP_STRENGTH: Readonly<Record<string, number>> = {
  bearer: 3,
  dpop: 3,
  gnap: 3,
  digest: 2,
  'scram-sha-1': 2,
  'scram-sha-256': 2,
  basic: 1,
  oauth: 1,
  negotiate: 1,
};

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

/** Reads the value of a `security` key. Registers each use with its scheme; schemes that only a URI names join `schemes`. */
export function readSecurityList(draft: IndexDraft, value: unknown, place: Place, schemes: Map<string, SchemeDraft>): Draft<SecurityList> {
  const items = arrayOr(value);
  const isReadable = Array.isArray(value) && items.every(isJsonObject);
  const list: Draft<SecurityList> = {
    ...place,
    owner: undefined,
    isReadable,
    entries: [],
    get requirement() {
      return requirementOf(this.entries);
    },
  };
  list.entries = items.flatMap((entry, i) => (isJsonObject(entry) ? [readEntry(draft, entry, childPlace(place, i), list, schemes)] : []));
  return list;
}

/** Order and repetition mean nothing, in the list as in its entries. */
function requirementOf(entries: readonly SecurityEntry[]): string {
  const alternatives = entries.map(({ uses }) => sortedSet(uses.flatMap(({ name, scopes }) => [[name], ...scopes.map((scope) => [name, scope.name])])));
  return JSON.stringify(sortedSet(alternatives));
}

function sortedSet(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.map((value) => JSON.stringify(value)))].sort();
}

function readEntry(draft: IndexDraft, entry: JsonObject, place: Place, list: SecurityList, schemes: Map<string, SchemeDraft>): SecurityEntry {
  const uses = Object.entries(entry)
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, scopes]): SchemeUse => {
      const usePlace = childPlace(place, name);
      const { scheme, ...meaning } = findScheme(draft, name, place.document, schemes);
      const use: SchemeUse = {
        ...usePlace,
        name,
        list,
        scheme,
        ...meaning,
        scopes: arrayOr(scopes).flatMap((scope, i) => (typeof scope === 'string' ? [{ name: scope, place: childPlace(usePlace, i) }] : [])),
      };
      scheme?.uses.push(use);
      return use;
    });
  const strength = uses.length === 0 ? 0 : Math.max(...uses.map((use) => use.scheme?.strength ?? 2));
  return { ...place, isEmpty: uses.length === 0, uses, strength };
}

interface SchemeMeaning extends Pick<SchemeUse, 'isUnread' | 'rival'> {
  readonly scheme: SchemeDraft | undefined;
}

/** A component of the entry document wins; from 3.2 on a requirement may name a scheme by URI (OpenAPI 3.2 §4.30). */
function findScheme(draft: IndexDraft, name: string, document: OpenApiDocument, schemes: Map<string, SchemeDraft>): SchemeMeaning {
  const known = schemes.get(name);
  const uri = draft.version === '3.2' && /[/#]/.test(name) ? schemeBehindUri(draft, name, document, schemes) : undefined;
  const rival = uri?.scheme && known && uri.scheme !== known ? uri.scheme : rivalInFile(draft, name, document, known);
  return { scheme: known ?? uri?.scheme, isUnread: !known && uri?.isUnread === true, rival };
}

function schemeBehindUri(draft: IndexDraft, name: string, document: OpenApiDocument, schemes: Map<string, SchemeDraft>): Omit<SchemeMeaning, 'rival'> {
  const { status, data, target } = draft.resolver.resolve(name, draft.resolver.baseOf(document), document);
  if (status !== 'resolved' || !target || !isJsonObject(data)) return { scheme: undefined, isUnread: status !== 'unresolved' };
  for (const scheme of schemes.values()) if (scheme.data === data) return { scheme, isUnread: false };
  const scheme = readScheme(name, data, target);
  if (!schemes.has(name)) schemes.set(name, scheme);
  return { scheme, isUnread: false };
}

/** The component of the same name in a referenced file, unless it says the same: there names resolve from the entry document, but not every reader knows. */
function rivalInFile(draft: IndexDraft, name: string, document: OpenApiDocument, known: SecurityScheme | undefined): Place | undefined {
  if (document === draft.root || !isJsonObject(document.data)) return undefined;
  const map = schemeMap(draft, document);
  const other = isJsonObject(map.data) ? ownMember(map.data, name) : undefined;
  if (!isJsonObject(other) || JSON.stringify(other) === JSON.stringify(known?.data)) return undefined;
  return childPlace(map.place, name);
}

/** The list that holds for an operation: its own, else the root's. Root security says nothing about outbound operations. */
export function effectiveSecurity(own: SecurityList | undefined, root: SecurityList | undefined, operation: JsonObject): EffectiveSecurity {
  // An auditing tool's mark for an operation that is open on purpose.
  if (!own && ownMember(operation, 'x-42c-no-authentication') === true) return { state: 'public', origin: 'operation', list: undefined, strength: 0 };
  const list = own ?? root;
  const origin = own ? 'operation' : root ? 'root' : 'none';
  if (!list || (!list.isReadable && list.entries.length === 0)) return { state: 'unspecified', origin, list, strength: 0 };
  const real = list.entries.filter((entry) => !entry.isEmpty);
  const state = real.length === 0 ? 'public' : real.length < list.entries.length ? 'optional' : 'protected';
  return { state, origin, list, strength: list.entries.length === 0 ? 0 : Math.min(...list.entries.map((entry) => entry.strength)) };
}
