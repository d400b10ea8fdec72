import { parseApiUrl } from '../detectors/host.ts';
import { childPlace, type Place } from '../document/document.ts';
import { arrayOr, isJsonObject, ownMember, stringOr } from '../document/json-value.ts';
import type { JsonObject, Server, ServerUrl, ServerVariable } from './api-index.ts';
import type { IndexDraft } from './draft.ts';

/** URLs that one server's variables may expand to; beyond it each value is tried once instead of in all combinations. */
const MAX_EXPANDED_URLS = 64;

/** Servers of a list of Server Objects, each made once. An empty or missing list counts as absent. */
export function readServers(draft: IndexDraft, list: unknown, holder: Place, level: Server['level']): readonly Server[] {
  const servers: Server[] = [];
  arrayOr(list).forEach((data, i) => {
    if (!isJsonObject(data)) return;
    let server = draft.servers.get(data);
    if (!server) draft.servers.set(data, (server = readServer(data, childPlace(holder, 'servers', i), level)));
    servers.push(server);
  });
  return servers;
}

function readServer(data: JsonObject, place: Place, level: Server['level']): Server {
  const template = stringOr(ownMember(data, 'url'));
  const names = [...template.matchAll(/\{([^{}]{1,100})\}/g)].map((match) => match[1] ?? '');
  const variables = readVariables(data, place, names);
  const defined = new Set(variables.map((variable) => variable.name));
  return {
    ...place, level, data, template, description: stringOr(ownMember(data, 'description')), variables,
    undefinedVariables: [...new Set(names)].filter((name) => !defined.has(name)),
    urls: expand(template, childPlace(place, 'url'), variables),
  };
}

function readVariables(data: JsonObject, place: Place, used: readonly string[]): readonly ServerVariable[] {
  const variables = ownMember(data, 'variables');
  if (!isJsonObject(variables)) return [];
  return Object.entries(variables).flatMap(([name, variable]) => {
    if (!isJsonObject(variable)) return [];
    const values = ownMember(variable, 'enum');
    const preset = ownMember(variable, 'default');
    return {
      ...childPlace(place, 'variables', name), name, isUsed: used.includes(name),
      default: preset === undefined || preset === null ? undefined : String(preset),
      enum: Array.isArray(values) ? values.map(String) : undefined,
    };
  });
}

interface Choice {
  readonly value: string;
  readonly place: Place;
}

function choices(variable: ServerVariable): readonly Choice[] {
  const listed = (variable.enum ?? []).map((value, i) => ({ value, place: childPlace(variable, 'enum', i) }));
  if (variable.default === undefined) return listed;
  const preset = { value: variable.default, place: childPlace(variable, 'default') };
  return listed.some((choice) => choice.value === preset.value) ? listed : [preset, ...listed];
}

/** All URLs over `enum` and `default`; above the limit the defaults, then each further value once. Variables without values stay literal. */
function expand(template: string, urlPlace: Place, variables: readonly ServerVariable[]): readonly ServerUrl[] {
  const relevant = variables.filter((variable) => variable.isUsed && choices(variable).length > 0).map((variable) => ({ name: variable.name, choices: choices(variable) }));
  const combinations = relevant.reduce((product, variable) => product * variable.choices.length, 1);
  let assignments: ReadonlyMap<string, Choice>[] = [new Map()];
  if (combinations <= MAX_EXPANDED_URLS) {
    for (const { name, choices: values } of relevant) assignments = assignments.flatMap((known) => values.map((choice) => new Map(known).set(name, choice)));
  } else {
    const defaults = new Map(relevant.flatMap(({ name, choices: [first] }) => (first ? [[name, first] as const] : [])));
    assignments = [defaults];
    for (const { name, choices: values } of relevant) {
      for (const choice of values.slice(1, MAX_EXPANDED_URLS)) assignments.push(new Map(defaults).set(name, choice));
    }
  }
  return assignments.map((assignment) => toServerUrl(template, urlPlace, assignment));
}

function toServerUrl(template: string, urlPlace: Place, assignment: ReadonlyMap<string, Choice>): ServerUrl {
  const text = template.replace(/\{([^{}]{1,100})\}/g, (whole, name: string) => assignment.get(name)?.value ?? whole);
  const url = parseApiUrl(text);
  const placeOf = (isPart: (start: number) => boolean): Place => {
    for (const match of template.matchAll(/\{([^{}]{1,100})\}/g)) {
      const choice = assignment.get(match[1] ?? '');
      if (choice && isPart(match.index)) return choice.place;
    }
    return urlPlace;
  };
  const authority = template.indexOf('://');
  const schemePlace = placeOf((start) => start === 0);
  const hostPlace = placeOf((start) => (authority === -1 ? start === 0 : start > authority && !template.slice(authority + 3, start).includes('/')));
  return { url, schemePlace, hostPlace };
}

/** OpenAPI 2.0: schemes × host + basePath. `schemes` is the operation's list or the root's. */
export function readServers2(draft: IndexDraft, holder: Place, data: JsonObject, level: Server['level']): readonly Server[] {
  const host = ownMember(draft.data, 'host');
  const schemes = ownMember(data, 'schemes');
  const isRoot = level === 'root';
  if (isRoot ? host === undefined && schemes === undefined : !Array.isArray(schemes) || schemes.length === 0) return [];
  const known = draft.servers.get(data);
  if (known) return [known];
  const root: Place = { document: draft.root, pointer: '' };
  const path = stringOr(ownMember(draft.data, 'basePath'));
  const authority = stringOr(host);
  const hostPlace = host === undefined ? childPlace(holder, 'schemes') : childPlace(root, 'host');
  const listed = arrayOr(schemes).filter((scheme) => typeof scheme === 'string');
  const prefixes = authority === '' ? [''] : listed.length === 0 ? ['//'] : listed.map((scheme) => `${scheme}://`);
  const urls = prefixes.map((prefix, i) => ({
    // Without `schemes` the transport is that of the description itself, so it is unknown, not missing.
    url: listed.length === 0 && authority !== '' ? { ...parseApiUrl(`//${authority}${path}`), transport: 'unknown' as const } : parseApiUrl(`${prefix}${authority}${path}`),
    schemePlace: listed.length === 0 || authority === '' ? hostPlace : childPlace(holder, 'schemes', i),
    hostPlace,
  }));
  const server: Server = {
    ...(isRoot ? hostPlace : childPlace(holder, 'schemes')), level, data, template: `${authority}${path}`, description: '', urls, variables: [], undefinedVariables: [],
  };
  draft.servers.set(data, server);
  return [server];
}
