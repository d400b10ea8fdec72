import type { ApiIndex, Server } from '../../api-index/api-index.ts';
import { namesEnvironment } from '../../detectors/environment-word.ts';
import type { Place } from '../../document/document.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports descriptions that do not say which version they are, who answers for them, who may use them and which environments there are.
 * Sources: OWASP API9:2023, CWE-1059.
 */
export default defineRule({
  meta: {
    id: 'require-inventory-metadata',
    family: 'inventory',
    title: 'The description says what it describes, for whom, and who answers for it',
    why: 'Nobody retires, patches or watches an API that has no version, no owner and no known readers, and testers do not know which server they may touch.',
    fix: 'Add info.version, info.contact and info.x-audience, and a word such as production or staging to the description of each server.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['V01', 'V02', 'V05', 'V06', 'V12', 'Z07'],
    owasp: ['API9:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api8:2023-inventory-access', 'owasp:api9:2023-inventory-access', 'owasp:api9:2023-inventory-environment'],
      'spectral-oas': ['info-contact'],
      zally: ['ApiAudienceRule', 'ApiIdentifierRule'],
      italia: ['has-contact', 'has-x-api-id', 'servers-description'],
      'api-commons': ['inventory-contact-defined', 'inventory-info-version'],
    },
    options: {
      require: {
        type: 'string[]',
        default: ['version', 'contact', 'audience', 'environment'],
        description: 'What has to be there: version, contact, audience (in info), environment (in each of several servers).',
      },
    },
    limits: 'An environment is looked for in the name, description and host of a server, and only where there are several servers.',
  },
  *check(api, context) {
    const required = new Set<unknown>(Array.isArray(context.options['require']) ? context.options['require'] : []);
    const missing = ['version', 'contact', 'audience'].filter((field) => required.has(field) && !isGiven(api, field));
    const info: Place = { document: api.root, pointer: Object.hasOwn(api.data, 'info') ? '/info' : '' };
    if (missing.length > 0) yield { at: info, anchor: 'key', message: `The description names no ${joined(missing)}.`, evidenceKey: missing.join(' ') };
    const [first, ...others] = required.has('environment') ? unnamedServers(api) : [];
    if (!first) return;
    yield {
      at: first,
      anchor: 'key',
      message: `${others.length === 0 ? 'One of several servers does' : `${others.length + 1} servers do`} not say which environment ${others.length === 0 ? 'it is' : 'they are'}.`,
      evidenceKey: 'environment',
      count: others.length + 1,
      ...(others.length > 0 && { sites: () => others }),
    };
  },
});

function isGiven(api: ApiIndex, field: string): boolean {
  const info = ownMember(api.data, 'info');
  if (field === 'audience') return api.audience !== undefined;
  const value = isJsonObject(info) ? ownMember(info, field) : undefined;
  if (field === 'version') return stringOr(value).trim() !== '' || typeof value === 'number';
  return isJsonObject(value) && ['name', 'email', 'url'].some((member) => stringOr(ownMember(value, member)).trim() !== '');
}

/** Of several root servers. In 2.0 several schemes are one deployment. */
function unnamedServers(api: ApiIndex): readonly Server[] {
  const servers = api.servers.filter(({ level }) => level === 'root');
  if (api.version === '2.0' || servers.length < 2) return [];
  return servers.filter(({ data, description, template }) => {
    return ![description, stringOr(ownMember(data, 'name')), stringOr(ownMember(data, 'x-environment')), template].some((text) => namesEnvironment(text));
  });
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', no ')} and no ${words.at(-1)}`;
}
