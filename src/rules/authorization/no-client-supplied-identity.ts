import type { Operation, Parameter, SecurityScheme } from '../../api-index/api-index.ts';
import { isCallerIdentity } from '../../detectors/caller-identity.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isOwnRoute } from '../../detectors/own-route.ts';
import { splitPath } from '../../detectors/route-word.ts';
import { splitName } from '../../detectors/split-name.ts';
import { ALL_VERSIONS, defineRule, P, SP } from '../rule.ts';

/** Parameters of one name and location. */
interface Group {
  readonly first: Parameter;
  readonly others: Parameter[];
  readonly operations: Operation[];
}

/**
 * Reports parameters by which callers say who they are although their token does, once per name and location.
 * Sources: OWASP API1:2023, CWE-639.
 */
export default defineRule({
  meta: {
    id: 'no-client-supplied-identity',
    family: 'authorization',
    title: 'The token alone says who calls',
    why: 'Where the server believes the parameter, every user becomes every other user by changing it.',
    fix: 'Take the identity from the token, and remove the parameter. Where users may choose among several tenants, check that the token allows the one they name.',
    grades: {
      default: { severity: 'info', confidence: 'medium', presets: SP },
      query: { severity: 'info', confidence: 'low', presets: P, when: 'the identity is a query parameter' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['Z08'],
    owasp: ['API1:2023'],
    cwe: [639],
    appliesTo: ALL_VERSIONS,
    limits:
      'Judged are operations that users call with a token or session cookie. Ids in paths, filters of collections, operations for administrators and those of client credentials or plain API keys are left alone.',
  },
  *check(api) {
    for (const { first, others, operations } of groupByName(api.parameters)) {
      const users = nameFirst(operations.map(({ label }) => label));
      yield {
        at: first,
        anchor: 'key',
        grade: first.in === 'query' ? 'query' : 'default',
        message: `${first.in === 'header' ? 'Header' : first.in === 'cookie' ? 'Cookie' : 'Query'} ${first.name} of ${users} names the caller beside the token.`,
        evidenceKey: `${first.in} ${first.name}`,
        count: operations.length,
        ...(others.length > 0 && { sites: () => others }),
        related: () => (operations.length === 1 ? [] : operations.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} takes it.` }))),
      };
    }
  },
});

function groupByName(parameters: readonly Parameter[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const parameter of parameters) {
    const { name, in: location } = parameter;
    if (location === 'path' || parameter.boundScheme || parameter.shape['type'] === 'array' || !isCallerIdentity(name, location)) continue;
    const operations = parameter.operations.filter((operation) => isJudged(operation, parameter));
    if (operations.length === 0) continue;
    const key = `${location} ${location === 'header' ? name.toLowerCase() : name}`;
    const group = groups.get(key);
    if (!group) groups.set(key, { first: parameter, others: [], operations });
    else {
      group.others.push(parameter);
      group.operations.push(...operations);
    }
  }
  return groups.values();
}

function isJudged(operation: Operation, parameter: Parameter): boolean {
  const { direction, traits, security } = operation;
  if (direction === 'outbound' || traits.isAdmin || traits.isRightlyPublic) return false;
  if (!security.list?.entries.some(({ uses }) => uses.some(({ scheme }) => scheme !== undefined && identifiesUser(scheme)))) return false;
  return parameter.in !== 'query' || !isFilter(operation, parameter);
}

/** The caller of client credentials is a program, and so is mostly the holder of an API key. */
function identifiesUser({ type, in: location, httpScheme, flows }: SecurityScheme): boolean {
  if (type === 'oauth2') return flows.some(({ name }) => name !== 'clientCredentials');
  return type === 'openIdConnect' || (type === 'apiKey' && location === 'cookie') || (type === 'http' && httpScheme === 'bearer');
}

/** An optional parameter of a read narrows down a list, but not on the caller's own routes. Among users an id names the one that is asked for. */
function isFilter({ isRead, path }: Operation, { name, isRequired }: Parameter): boolean {
  const [subject = ''] = splitName(name);
  if (splitPath(path).segments.some((segment) => splitName(segment).some((word) => word === subject || word === `${subject}s`))) return true;
  return isRead && !isRequired && !isOwnRoute(path);
}
