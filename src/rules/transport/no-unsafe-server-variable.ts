import type { ApiIndex, Server, ServerVariable } from '../../api-index/api-index.ts';
import { classifyHost, type HostClass, parseApiUrl, registrableDomain } from '../../detectors/host.ts';
import { childPlace, placeKey } from '../../document/document.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { defineRule, R, type Report, S, SP, VERSIONS_3 } from '../rule.ts';

type GradeName = 'cleartext' | 'openHost' | 'template';

/** Hosts that a default names when every customer has a host of their own. */
const OWN_HOST_CLASSES: ReadonlySet<HostClass | undefined> = new Set<HostClass | undefined>([
  'loopback',
  'placeholder',
  'private',
  'internal-name',
  'reserved-ip',
  'template',
  'unknown',
  undefined,
]);
/** Words of products that customers run or name themselves. */
const SELF_HOSTED =
  /\bself[- ]?(?:hosted|managed|hosting)\b|\bon[- ]?prem(?:ises?)?\b|\b(?:your|own) (?:\w{1,20} )?(?:server|instance|host|hostname|domain|installation|deployment|node|site|tenant|organi[sz]ation|subdomain|base ?url|url)\b/i;
const MAX_PROSE_LENGTH = 5_000;

/**
 * Reports server variables that let a client leave TLS or the provider's own hosts, and templates that clients can't fill in.
 * Sources: OWASP API8:2023, CWE-319, CWE-601, OpenAPI 3.1 §4.8.6 Server Variable Object.
 */
export default defineRule({
  meta: {
    id: 'no-unsafe-server-variable',
    family: 'transport',
    title: 'Server variables keep requests on TLS and on known hosts',
    why: 'A variable that may turn https into http, or that accepts any host, lets a wrong or planted setting send credentials elsewhere.',
    fix: 'Write https into the URL, list the allowed hosts in enum, and define every variable of the template with a default out of that list.',
    grades: {
      cleartext: { severity: 'warning', confidence: 'high', presets: R },
      openHost: { severity: 'info', confidence: 'medium', presets: SP, when: 'a variable without enum stands for the whole host or its registrable domain' },
      template: {
        severity: 'info',
        confidence: 'high',
        presets: S,
        when: 'a variable is undefined, unused, without default, or has a default outside its enum',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['T08'],
    owasp: ['API8:2023'],
    cwe: [319, 601],
    appliesTo: VERSIONS_3,
    aliases: {
      redocly: ['no-undefined-server-variable', 'no-server-variables-empty-enum'],
      'spectral-oas': ['oas3-server-variables'],
      kics: ['server_url_uses_undefined_variables', 'server_object_variable_not_used'],
    },
    limits: 'Variables of a subdomain, port, path or version are left alone, and so are open hosts of products that customers run themselves.',
  },
  *check(api) {
    const isSelfHosted = speaksOfOwnHosts(api);
    for (const server of api.servers) {
      yield* cleartextValues(server);
      const open = isSelfHosted ? undefined : openHostVariable(server);
      if (open) yield { at: open, anchor: 'key', grade: 'openHost', message: `Server variable ${open.name} accepts any host.` };
      yield* templateFaults(server);
    }
  },
});

function* cleartextValues(server: Server): Iterable<Report<GradeName>> {
  const reported = new Set<string>();
  for (const { url, schemePlace, schemeVariable } of server.urls) {
    if (url.transport !== 'cleartext' || url.hostClass === 'loopback' || !schemeVariable || reported.has(placeKey(schemePlace))) continue;
    reported.add(placeKey(schemePlace));
    yield { at: schemePlace, message: `Server variable ${schemeVariable.name} allows ${url.scheme}.` };
  }
}

function speaksOfOwnHosts(api: ApiIndex): boolean {
  const info = ownMember(api.data, 'info');
  return isJsonObject(info) && SELF_HOSTED.test(stringOr(ownMember(info, 'description')).slice(0, MAX_PROSE_LENGTH));
}

/** The variable that stands for the whole authority or for the domain somebody registers, when nothing limits it. */
function openHostVariable(server: Server): ServerVariable | undefined {
  const { host, transport, hostClass } = parseApiUrl(server.template);
  const isWholeUrl = host === '' && transport === 'unknown' && hostClass === 'template';
  if (!isWholeUrl && (registrableDomain(host) !== undefined || hasLiteralDomain(host))) return undefined;
  const names = [...(isWholeUrl ? server.template.slice(0, 200) : host).matchAll(/\{([^{}]{1,100})\}/g)].map((match) => (match[1] ?? '').toLowerCase());
  const name = isWholeUrl ? names[0] : names.at(-1);
  const variable = server.variables.find((candidate) => candidate.name.toLowerCase() === name);
  if (!variable || (variable.enum?.length ?? 0) > 0 || isOwnHost(variable, server)) return undefined;
  return variable;
}

/** `{pod}.svc.local` ends in names of a network nobody can register. */
function hasLiteralDomain(host: string): boolean {
  return host
    .split('.')
    .slice(-2)
    .every((label) => !label.includes('{'));
}

function isOwnHost(variable: ServerVariable, server: Server): boolean {
  if (SELF_HOSTED.test(`${variable.description}\n${server.description}`.slice(0, MAX_PROSE_LENGTH))) return true;
  const url = server.urls[0]?.url;
  if (OWN_HOST_CLASSES.has(url?.hostClass)) return true;
  const { default: preset = '' } = variable;
  return !preset.includes('://') && OWN_HOST_CLASSES.has(classifyHost(url?.host || preset));
}

function* templateFaults(server: Server): Iterable<Report<GradeName>> {
  for (const name of server.undefinedVariables) {
    const start = server.template.indexOf(`{${name}}`);
    yield {
      at: childPlace(server, 'url'),
      span: [start, start + name.length + 2],
      grade: 'template',
      message: `Server URL names {${name}}, which no variable defines.`,
    };
  }
  for (const variable of server.variables) {
    const fault = templateFault(variable);
    if (fault) yield { grade: 'template', ...fault };
  }
}

function templateFault(variable: ServerVariable): Pick<Report, 'at' | 'anchor' | 'message'> | undefined {
  const { name, default: preset, enum: values } = variable;
  if (!variable.isUsed) return { at: variable, anchor: 'key', message: `Server variable ${name} does not occur in the URL.` };
  if (values?.length === 0) return { at: childPlace(variable, 'enum'), anchor: 'key', message: `Server variable ${name} has an empty enum.` };
  if (preset === undefined) return { at: variable, anchor: 'key', message: `Server variable ${name} has no default.` };
  if (values && !values.includes(preset)) return { at: childPlace(variable, 'default'), message: `The default of server variable ${name} is not in its enum.` };
  return undefined;
}
