import type { PublicEntry } from '../config/config.ts';
import { credentialClass } from '../detectors/credential-name.ts';
import { sensitiveName } from '../detectors/sensitive-name.ts';
import { splitName } from '../detectors/split-name.ts';
import { ownMember, stringOr } from '../document/json-value.ts';
import { Facet, type Operation, type OperationTraits, type Parameter, type SchemaNode } from './api-index.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Whole last segments and operation ids, without separators: how a caller gets its first credential, or proves who it is in another way. */
const ENTRANCE = words(
  'login signin logon userlogin token tokens authorize authorization auth authenticate authentication oauth oauth2 sso saml oidc acs refresh refreshtoken '
    + 'tokenrefresh register signup registration activate activation verify verifyemail confirm confirmation confirmemail forgotpassword forgot resetpassword '
    + 'passwordreset otp magiclink logout signout callback accesstoken requesttoken introspect revoke',
);
/** Whole last segments that tell nothing worth protecting. */
const PROBE = words(
  'health healthz healthcheck livez live liveness readyz ready readiness ping status version jwks jwksjson certs openapijson openapiyaml swaggerjson '
    + 'swaggeryaml apidocs docs robotstxt faviconico',
);
/** Any of these among the segments makes all below public by convention (RFC 8615, common probes). */
const PUBLIC_SUBTREE = words('.well-known health healthz');
const ISSUING_TAIL = words('key keys token tokens secret secrets credential credentials client clients webhook webhooks password');
const ISSUING_WORD = words('rotate regenerate reveal roll reissue exchange');
const ADMIN_WORD = words('admin administration staff backoffice superuser');
const SENSITIVE_WORD = words(
  'admin account accounts me profile profiles payment payments card cards invoice invoices wallet wallets transfer transfers key keys secret secrets patient '
    + 'patients private',
);
const RECEIVER_WORD = words('webhook webhooks hook hooks ipn notify notification notifications');
const SIGNATURE_HEADER = /(?:signature|hmac|digest)/i;
const CREDENTIAL_PARAMETER = words('authorization apikey token secret session password');
const SENSITIVE_CLASS = words('credential financial government-id health');
const AUTH_TEXT = /\b(?:requires? (?:an? )?(?:authentication|authorization|login|(?:valid |access |bearer |api )*(?:token|key))|(?:must|needs? to) be (?:authenticated|logged in|signed in)|authenticated users? only|authentication (?:is )?required)\b/i;
/** Schemas looked at to decide whether an operation returns sensitive data. */
const MAX_VISITED_SCHEMAS = 2_000;

/** The classes of an operation, each computed when it is first asked for. */
export function createTraits(operationOf: () => Operation, publicEntries: readonly PublicEntry[]): OperationTraits {
  return new LazyTraits(operationOf, publicEntries);
}

/** A class because thousands of operations share its getters. */
class LazyTraits implements OperationTraits {
  readonly #operationOf: () => Operation;
  readonly #publicEntries: readonly PublicEntry[];
  readonly #known = new Map<keyof OperationTraits, unknown>();

  constructor(operationOf: () => Operation, publicEntries: readonly PublicEntry[]) {
    this.#operationOf = operationOf;
    this.#publicEntries = publicEntries;
  }

  #get<K extends keyof OperationTraits>(key: K, compute: (operation: Operation) => OperationTraits[K]): OperationTraits[K] {
    if (!this.#known.has(key)) this.#known.set(key, compute(this.#operationOf()));
    return this.#known.get(key) as OperationTraits[K];
  }

  get isRightlyPublic(): boolean {
    return this.#get('isRightlyPublic', isRightlyPublic);
  }
  get issuesCredentials(): boolean {
    return this.#get('issuesCredentials', issuesCredentials);
  }
  get headerAuth(): Parameter | undefined {
    return this.#get('headerAuth', findHeaderAuth);
  }
  get isReceiver(): boolean {
    return this.#get('isReceiver', isReceiver);
  }
  get isAdmin(): boolean {
    return this.#get('isAdmin', isAdmin);
  }
  get isSensitive(): boolean {
    return this.#get('isSensitive', isSensitive);
  }
  get authEvidence(): string {
    return this.#get('authEvidence', findAuthEvidence);
  }
  get publicReason(): string | undefined {
    return this.#get('publicReason', (operation) => findPublicReason(operation, this.#publicEntries));
  }
}

function segmentsOf(operation: Operation): readonly string[] {
  return (operation.path.split('?')[0] ?? '').toLowerCase().split('/').filter((segment) => segment !== '');
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function isRightlyPublic(operation: Operation): boolean {
  const segments = segmentsOf(operation);
  const last = bare(segments.at(-1) ?? '');
  if (segments.length === 0 || segments.some((segment) => PUBLIC_SUBTREE.has(segment))) return true;
  if (segments.at(-1)?.startsWith('{')) return false;
  return ENTRANCE.has(last) || PROBE.has(last) || ENTRANCE.has(bare(operation.operationId)) || isAuthUrl(operation);
}

/** The operation that a scheme names as its token or authorization URL. */
function isAuthUrl(operation: Operation): boolean {
  const uses = operation.security.list?.entries.flatMap((entry) => entry.uses) ?? [];
  const urls = uses.flatMap((use) => use.scheme?.flows ?? []).flatMap((flow) => [flow.data['tokenUrl'], flow.data['authorizationUrl'], flow.data['refreshUrl']]);
  return urls.some((url) => typeof url === 'string' && operation.path.length > 1 && url.endsWith(operation.path));
}

function issuesCredentials(operation: Operation): boolean {
  const segments = segmentsOf(operation).filter((segment) => !segment.startsWith('{'));
  const last = segments.at(-1) ?? '';
  const isWriting = operation.method === 'post' || operation.method === 'put' || operation.method === 'patch';
  if (ENTRANCE.has(bare(last)) || ENTRANCE.has(bare(operation.operationId))) return !['logout', 'signout', 'revoke'].includes(bare(last));
  const lastWords = splitName(last);
  if (lastWords.some((word) => ISSUING_WORD.has(word)) || splitName(operation.operationId).some((word) => ISSUING_WORD.has(word))) return true;
  const tail = lastWords.at(-1) ?? '';
  if (tail === 'token' || tail === 'login') return true;
  return isWriting && operation.method !== 'patch' && ISSUING_TAIL.has(tail);
}

function findHeaderAuth(operation: Operation): Parameter | undefined {
  return operation.parameters.find((parameter) => {
    if (parameter.in !== 'header' && parameter.in !== 'cookie' && parameter.in !== 'query') return false;
    return parameter.boundScheme === undefined && CREDENTIAL_PARAMETER.has(credentialClass(parameter.name) ?? '');
  });
}

function isReceiver(operation: Operation): boolean {
  if (!segmentsOf(operation).some((segment) => splitName(segment).some((word) => RECEIVER_WORD.has(word)))) return false;
  return operation.parameters.some((parameter) => parameter.in === 'header' && SIGNATURE_HEADER.test(parameter.name));
}

function isAdmin(operation: Operation): boolean {
  if (segmentsOf(operation).some((segment) => ADMIN_WORD.has(segment))) return true;
  if (operation.tags.some((tag) => splitName(tag).some((word) => ADMIN_WORD.has(word)))) return true;
  const entries = operation.security.list?.entries ?? [];
  return entries.some((entry) => entry.uses.some((use) => use.scopes.some((scope) => splitName(scope.name).includes('admin'))));
}

function isSensitive(operation: Operation): boolean {
  if (operation.method === 'delete') return true;
  const segments = segmentsOf(operation);
  const hasId = segments.some((segment) => segment.startsWith('{'));
  if ((hasId || operation.isWrite) && segments.some((segment) => SENSITIVE_WORD.has(segment))) return true;
  return returnsSensitiveData(operation);
}

function returnsSensitiveData(operation: Operation): boolean {
  const pending: SchemaNode[] = [];
  for (const { response, facets } of operation.responses) {
    if ((facets & Facet.success) === 0) continue;
    if (response.schema) pending.push(response.schema);
    for (const mediaType of response.content) if (mediaType.schema) pending.push(mediaType.schema);
  }
  const seen = new Set<SchemaNode>(pending);
  for (let node = pending.pop(); node && seen.size < MAX_VISITED_SCHEMAS; node = pending.pop()) {
    if (node.isWriteOnly) continue;
    if (node.role === 'property' && SENSITIVE_CLASS.has(classOfProperty(node))) return true;
    for (const next of node.target ? [...node.children, node.target] : node.children) {
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(next);
    }
  }
  return false;
}

function classOfProperty(node: SchemaNode): string {
  const parentName = node.parent?.name;
  return sensitiveName({ name: node.name, type: stringOr(ownMember(node.data, 'type')), ...(parentName === undefined ? {} : { parentName }) })?.class ?? '';
}

function findAuthEvidence(operation: Operation): string {
  const status = operation.responses.find((response) => response.status === '401' || response.status === '403')?.status;
  if (status !== undefined) return `documents ${status}`;
  const text = `${stringOr(operation.data['summary'])}\n${stringOr(operation.data['description']).slice(0, 5_000)}`;
  const match = AUTH_TEXT.exec(text);
  return match ? `says "${match[0].toLowerCase()}"` : '';
}

function findPublicReason(operation: Operation, entries: readonly PublicEntry[]): string | undefined {
  for (const data of [operation.data, operation.pathItem.data]) {
    const reason = ownMember(data, 'x-specwarden-public');
    if (typeof reason === 'string' && reason.trim() !== '') return reason;
  }
  return entries.find((entry) => matchesPublicEntry(entry, operation))?.reason;
}

/** Whether a declared-public entry of the configuration speaks of an operation. `*` stands for one segment, a final `**` for all below. */
export function matchesPublicEntry(entry: PublicEntry, operation: Operation): boolean {
  if (entry.methods && !entry.methods.some((method) => method.toLowerCase() === operation.method.toLowerCase())) return false;
  const wanted = entry.path.split('/');
  const actual = operation.path.split('/');
  const isOpenEnded = wanted.at(-1) === '**';
  if (isOpenEnded ? actual.length < wanted.length - 1 : actual.length !== wanted.length) return false;
  return wanted.every((segment, i) => (isOpenEnded && i === wanted.length - 1) || segment === '*' || segment === actual[i]);
}
