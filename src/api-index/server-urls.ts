import { type ApiUrl, parseApiUrl } from '../detectors/host.ts';
import { childPlace, type Place } from '../document/document.ts';
import type { ServerUrl, ServerVariable } from './api-index.ts';

/** URLs that one server's variables may expand to; beyond it each value is tried once instead of in all combinations. */
const MAX_EXPANDED_URLS = 64;
/** Bound of that second way: no server has more values worth a look. */
const MAX_URLS = 1_000;
/** Nothing that is judged stands behind so many characters of a URL or of a variable's value. */
const MAX_TEMPLATE_LENGTH = 4_000;
const VARIABLE = /\{([^{}]{1,100})\}/g;

/** One value that a variable may have, and where it is written. */
interface Choice {
  readonly value: string;
  readonly place: Place;
  readonly variable: ServerVariable;
}

type Assignment = ReadonlyMap<string, Choice>;

/** Names in braces, in order. */
export function variableNames(template: string): ReadonlySet<string> {
  return new Set([...template.slice(0, MAX_TEMPLATE_LENGTH).matchAll(VARIABLE)].map((match) => match[1] ?? ''));
}

/** All URLs over `enum` and `default`; above the limit the defaults, then each further value once. Variables without values stay literal. */
export function expandServerUrl(template: string, urlPlace: Place, variables: readonly ServerVariable[]): readonly ServerUrl[] {
  const text = template.slice(0, MAX_TEMPLATE_LENGTH);
  const written = parseApiUrl(text);
  const choices = variables
    .filter((variable) => variable.isUsed)
    .map(choicesOf)
    .filter((list) => list.length > 0);
  return assignmentsOf(choices).map((assignment) => toServerUrl(text, written, urlPlace, assignment));
}

function choicesOf(variable: ServerVariable): readonly Choice[] {
  const listed = (variable.enum ?? []).map(
    (value, i): Choice => ({ value: value.slice(0, MAX_TEMPLATE_LENGTH), place: childPlace(variable, 'enum', i), variable }),
  );
  if (variable.default === undefined) return listed;
  const preset: Choice = { value: variable.default.slice(0, MAX_TEMPLATE_LENGTH), place: childPlace(variable, 'default'), variable };
  // What stands in the list too is one value, reported there; it still comes first.
  const twin = listed.find((choice) => choice.value === preset.value);
  return [twin ?? preset, ...listed.filter((choice) => choice !== twin)];
}

function assignmentsOf(choices: readonly (readonly Choice[])[]): readonly Assignment[] {
  const combinations = choices.reduce((product, list) => product * list.length, 1);
  if (combinations <= MAX_EXPANDED_URLS) {
    let assignments: Assignment[] = [new Map()];
    for (const list of choices) assignments = assignments.flatMap((known) => list.map((choice) => new Map(known).set(choice.variable.name, choice)));
    return assignments;
  }
  const defaults: Assignment = new Map(choices.flatMap(([first]) => (first ? [[first.variable.name, first] as const] : [])));
  const assignments = [defaults];
  for (const list of choices) {
    for (const choice of list.slice(1, MAX_URLS - assignments.length + 1)) assignments.push(new Map(defaults).set(choice.variable.name, choice));
  }
  return assignments;
}

function fill(template: string, assignment: Assignment): string {
  return template.replace(VARIABLE, (whole, name: string) => assignment.get(name)?.value ?? whole);
}

function toServerUrl(template: string, written: ApiUrl, urlPlace: Place, assignment: Assignment): ServerUrl {
  const url = assignment.size === 0 ? written : parseApiUrl(fill(template, assignment));
  const schemeChoice = written.transport === url.transport ? undefined : findChoice(template, assignment, 'scheme');
  const hostChoice = written.hostClass === url.hostClass ? undefined : decidingHostChoice(template, url, assignment);
  return {
    url,
    schemePlace: schemeChoice?.place ?? urlPlace,
    ...(schemeChoice ? { schemeVariable: schemeChoice.variable } : written.schemeSpan ? { schemeSpan: written.schemeSpan } : {}),
    hostPlace: hostChoice?.place ?? urlPlace,
    ...(hostChoice ? { hostVariable: hostChoice.variable } : written.hostSpan ? { hostSpan: written.hostSpan } : {}),
  };
}

/** Of several variables in the authority, the one that alone makes the host what it is: the environment, not the tenant before it. */
function decidingHostChoice(template: string, url: ApiUrl, assignment: Assignment): Choice | undefined {
  const inHost = choicesIn(template, assignment, 'host');
  if (inHost.length < 2) return inHost[0];
  return inHost.find((choice) => parseApiUrl(fill(template, new Map([[choice.variable.name, choice]]))).hostClass === url.hostClass) ?? inHost[0];
}

function findChoice(template: string, assignment: Assignment, part: 'scheme' | 'host'): Choice | undefined {
  return choicesIn(template, assignment, part)[0];
}

/** Values that stand in the scheme or the authority. A variable at the very start of a template without `://` may hold both. */
function choicesIn(template: string, assignment: Assignment, part: 'scheme' | 'host'): readonly Choice[] {
  const separator = template.indexOf('//');
  const isScheme = (at: number): boolean => (separator === -1 ? at === 0 : at < separator);
  const isHost = (at: number): boolean => (separator === -1 ? at === 0 : at > separator && !template.slice(separator + 2, at).includes('/'));
  const isPart = part === 'scheme' ? isScheme : isHost;
  return [...template.matchAll(VARIABLE)].flatMap((match) => {
    const choice = assignment.get(match[1] ?? '');
    return choice && isPart(match.index) ? [choice] : [];
  });
}

/** What an OpenAPI 2.0 description says about its servers. */
interface Server2 {
  readonly host: string;
  readonly basePath: string;
  readonly schemes: readonly unknown[];
  /** Undefined when no host is written: then the API answers where the description does. */
  readonly hostPlace: Place | undefined;
  readonly schemesPlace: Place;
}

/** Schemes × host + basePath. Without `schemes` the transport is that of the description itself, so it is unknown, not missing. */
export function serverUrls2({ host, basePath, schemes, hostPlace, schemesPlace }: Server2): readonly ServerUrl[] {
  // A scheme in front of the host is a common mistake; what decides is `schemes`.
  const prefix = /^[a-z][a-z0-9+.-]{0,30}:\/\//i.exec(host)?.[0] ?? '';
  const authority = host.slice(prefix.length);
  const { hostSpan } = parseApiUrl(`//${authority}`);
  const span = hostPlace && hostSpan ? { hostSpan: [hostSpan[0] - 2 + prefix.length, hostSpan[1] - 2 + prefix.length] as const } : {};
  const listed = schemes.flatMap((scheme, i) => (typeof scheme === 'string' ? [{ scheme, place: childPlace(schemesPlace, i) }] : []));
  if (listed.length === 0 && hostPlace)
    return [{ url: { ...parseApiUrl(`//${authority}${basePath}`), transport: 'unknown' }, schemePlace: hostPlace, hostPlace, ...span }];
  return listed.map(({ scheme, place }) => ({ url: url2(scheme, authority, basePath), schemePlace: place, hostPlace: hostPlace ?? place, ...span }));
}

function url2(scheme: string, authority: string, basePath: string): ApiUrl {
  if (authority !== '') return parseApiUrl(`${scheme}://${authority}${basePath}`);
  const { scheme: name, transport } = parseApiUrl(`${scheme}://host`);
  return { ...parseApiUrl(basePath === '' ? '/' : basePath), scheme: name, transport };
}
