import type { Parameter } from '../../api-index/api-index.ts';
import { type ParameterCredential, urlCredentialName } from '../../detectors/credential-parameter.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R, type RuleContext } from '../rule.ts';

/** Texts of tokens that are a place in a list, a lock or a coin. */
const ANOTHER_TOKEN =
  /\b(?:paginat|paging\b|next page\b|page of results\b|cursor\b|continu(?:e|es|ation|ing)\b|resume\b|next set\b|lock token\b|idempoten|contract address|token (?:address|symbol|contract)\b|blockchain\b|cryptocurrenc|(?:ERC|TRC|BEP)-?\d{2,4}\b)/i;
const COIN_PATH = /\/(?:[a-z]{3}(?:20|721|1155)|nfts?|coins?|tokens\/ethereum|swaps?)(?:\/|$)/i;

type Strength = ParameterCredential['strength'];
const WHAT: Readonly<Record<Strength, string>> = { secret: 'a secret', 'key-or-token': 'a key or token', 'path-token': 'a key or token' };
const GRADE: Readonly<Record<Strength, 'secret' | 'token' | 'pathToken'>> = { secret: 'secret', 'key-or-token': 'token', 'path-token': 'pathToken' };

/**
 * Reports query and path parameters that carry credentials.
 * Sources: OWASP API2:2023, CWE-598, RFC 6750 §5.3, RFC 9110 §17.9.
 */
export default defineRule({
  meta: {
    id: 'no-credential-in-url',
    family: 'authentication',
    title: 'URLs carry no credentials',
    why: 'URLs are written to access logs, browser histories and monitoring, and sent on in Referer headers. Whoever reads those can use the credential.',
    fix: 'Take the value in a header or in the request body.',
    grades: {
      secret: { severity: 'error', confidence: 'medium', presets: R },
      token: { severity: 'warning', confidence: 'medium', presets: R, when: 'a key or token in the query string' },
      pathToken: { severity: 'info', confidence: 'medium', presets: R, when: 'a key or token in the path, where it often is the link itself' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A27'],
    owasp: ['API2:2023'],
    cwe: [598],
    appliesTo: ALL_VERSIONS,
    aliases: { 'spectral-owasp': ['owasp:api2:2023-no-credentials-in-url'], vacuum: ['owasp-no-credentials-in-url'], italia: ['sec-credentials-parameters'] },
    limits: 'Judged by name and type. Parameters of an apiKey scheme have a rule of their own; a lone key, codes, cursors and webhooks are left alone.',
  },
  *check(api, { names }) {
    for (const parameter of api.parameters) {
      const strength = credentialIn(parameter, names);
      const [first, ...others] = strength ? parameter.operations.filter((operation) => operation.direction === 'inbound') : [];
      if (!strength || !first) continue;
      yield {
        at: parameter,
        // A component is edited at its name; an item of a list has none.
        anchor: 'key',
        grade: GRADE[strength],
        message: `The ${parameter.in} parameter ${parameter.name} puts ${WHAT[strength]} into the URL${others.length === 0 ? '' : ` of ${others.length + 1} operations`}.`,
        related: () => (others.length === 0 ? [] : [first, ...others].slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} takes it.` }))),
        fold: `${parameter.in} ${parameter.name}`,
        ...(first.audience && others.length === 0 && { audience: first.audience }),
      };
    }
  },
});

function credentialIn(parameter: Parameter, ownNames: RuleContext['names']): Strength | undefined {
  if (parameter.in !== 'query' && parameter.in !== 'path') return undefined;
  // The name comes first: it rules out nearly all.
  const strength = urlCredentialName(parameter.name, parameter.in, ownNames)?.strength;
  if (!strength || parameter.boundScheme || !holdsText(parameter)) return undefined;
  return strength !== 'secret' && isAnotherToken(parameter) ? undefined : strength;
}

function isAnotherToken({ data, operations }: Parameter): boolean {
  return ANOTHER_TOKEN.test(stringOr(ownMember(data, 'description')).slice(0, 1_000)) || operations.some(({ path }) => COIN_PATH.test(path));
}

/** Flags, numbers, lists and closed sets of words are about a credential, not one. */
function holdsText({ shape, data, name, in: location }: Parameter): boolean {
  if (Array.isArray(shape['enum']) || Array.isArray(data['enum']) || isJsonObject(shape['items'])) return false;
  // Flags that generators type as strings.
  if (/^(?:true|false)$/i.test(String(data['example'] ?? shape['example'] ?? data['default'] ?? shape['default']))) return false;
  const { type } = shape;
  if (Array.isArray(type)) return type.includes('string');
  // In a path a numeric key is an id, but a numeric token is a link that can be guessed.
  return type === undefined || type === 'string' || (location === 'path' && type === 'integer' && /token$/i.test(name));
}
