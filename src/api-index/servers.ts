import { childPlace, type Place } from '../document/document.ts';
import { getOrCreate } from '../document/get-or-create.ts';
import { arrayOr, isJsonObject, ownMember, stringOr } from '../document/json-value.ts';
import type { JsonObject, Server, ServerVariable } from './api-index.ts';
import type { IndexDraft } from './draft.ts';
import { located } from './follow-references.ts';
import { expandServerUrl, serverUrls2, variableNames } from './server-urls.ts';

/** Servers of a list of Server Objects, each made once. An empty or missing list counts as absent. */
export function readServers(draft: IndexDraft, list: unknown, holder: Place, level: Server['level']): readonly Server[] {
  const servers: Server[] = [];
  for (const [i, item] of arrayOr(list).entries()) {
    const { data, place } = located(draft, item, childPlace(holder, 'servers', i));
    if (isJsonObject(data)) servers.push(getOrCreate(draft.servers, data, () => readServer(data, place, level)));
  }
  return servers;
}

function readServer(data: JsonObject, place: Place, level: Server['level']): Server {
  const written = ownMember(data, 'url');
  const template = stringOr(written);
  const names = variableNames(template);
  const variables = readVariables(data, place, names);
  const defined = new Set(variables.map((variable) => variable.name));
  return {
    ...place,
    level,
    data,
    template,
    description: stringOr(ownMember(data, 'description')),
    variables,
    undefinedVariables: [...names].filter((name) => !defined.has(name)),
    urls: expandServerUrl(template, typeof written === 'string' ? childPlace(place, 'url') : place, variables),
  };
}

function readVariables(data: JsonObject, place: Place, used: ReadonlySet<string>): readonly ServerVariable[] {
  const variables = ownMember(data, 'variables');
  if (!isJsonObject(variables)) return [];
  return Object.entries(variables).flatMap(([name, variable]) => {
    if (name.startsWith('x-') || !isJsonObject(variable)) return [];
    const values = ownMember(variable, 'enum');
    const preset = ownMember(variable, 'default');
    return {
      ...childPlace(place, 'variables', name),
      name,
      isUsed: used.has(name),
      default: preset === undefined || preset === null ? undefined : String(preset),
      enum: Array.isArray(values) ? values.map(String) : undefined,
      description: stringOr(ownMember(variable, 'description')),
    };
  });
}

/** OpenAPI 2.0: schemes × host + basePath. `schemes` is the operation's list or the root's. */
export function readServers2(draft: IndexDraft, holder: Place, data: JsonObject, level: Server['level']): readonly Server[] {
  const known = draft.servers.get(data);
  if (known) return [known];
  const host = ownMember(draft.data, 'host');
  const schemes = arrayOr(ownMember(data, 'schemes'));
  const isHostWritten = typeof host === 'string' && host.trim() !== '';
  // An operation that lists no schemes, or a description that says nothing at all, has no servers of its own.
  if (schemes.length === 0 && (level === 'operation' || !isHostWritten)) return [];
  const hostPlace = isHostWritten ? childPlace({ document: draft.root, pointer: '' }, 'host') : undefined;
  const urls = serverUrls2({
    host: isHostWritten ? host : '',
    basePath: stringOr(ownMember(draft.data, 'basePath')),
    schemes,
    hostPlace,
    schemesPlace: childPlace(holder, 'schemes'),
  });
  const server: Server = {
    ...(level === 'root' && hostPlace ? hostPlace : childPlace(holder, 'schemes')),
    level,
    data,
    template: `${isHostWritten ? host : ''}${stringOr(ownMember(draft.data, 'basePath'))}`,
    description: '',
    urls,
    variables: [],
    undefinedVariables: [],
  };
  draft.servers.set(data, server);
  return [server];
}
