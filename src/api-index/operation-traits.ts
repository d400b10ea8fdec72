import type { PublicEntry } from '../config/config.ts';
import { credentialClass } from '../detectors/credential-name.ts';
import { urlCredentialName } from '../detectors/credential-parameter.ts';
import { findAccessNotes } from '../detectors/prose-notes.ts';
import { isPublicRoute } from '../detectors/public-route.ts';
import { splitPath } from '../detectors/route-word.ts';
import { type PropertyFacts, sensitiveName } from '../detectors/sensitive-name.ts';
import { splitName } from '../detectors/split-name.ts';
import { ownMember, stringOr } from '../document/json-value.ts';
import type { Operation, OperationTraits, Parameter, SecurityScheme } from './api-index.ts';

/** What the classes of operations are decided by, beside the operation: one for the description. */
export interface TraitSetting {
  readonly publicEntries: readonly PublicEntry[];
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  readonly returnsSensitiveData: (operation: Operation) => boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Last segments and operation ids, joined, whose answer is a credential. */
const ISSUING = words(
  'login signin logon authenticate authorize oauth oauth2 auth token accesstoken requesttoken refresh refreshtoken tokenrefresh tokenexchange ' +
    'register signup registration otp magiclink',
);
/** Collections whose new members are shown with their secret, once. */
const ISSUING_COLLECTION = words('key keys token tokens secret secrets credential credentials client clients webhook webhooks session sessions');
const ISSUING_WORD = words('rotate regenerate reveal roll reissue exchange');
const ADMIN_WORD = words('admin administration backoffice superuser');
const SENSITIVE_WORD = words(
  'admin account accounts me profile profiles payment payments card cards invoice invoices wallet wallets transfer transfers key keys secret secrets patient ' +
    'patients private',
);
/** At the end of a path the caller's own. */
const OWN_OBJECT = words('me account profile wallet');
const RECEIVER_WORD = words('webhook webhooks hook hooks ipn notify notification notifications');
const SIGNATURE_HEADER = /(?:signature|hmac|digest)/i;
const CREDENTIAL_PARAMETER = words('authorization apikey token secret session password');
/** `/tokens/{token}` manages tokens, `/erc20/{token}` coins; anywhere else the variable is a credential. */
const CREDENTIAL_COLLECTION = /(?:token|secret|key|password|session|credential|[a-z]rc\d{2,4})s?$/;
const API_KEY = /(?:api|app|application|access)[-_]?key$/i;
const SENSITIVE_CLASS = words('credential financial government-id health');
/** A description that says who may call does so in its first paragraphs. */
const MAX_NOTE_LENGTH = 5_000;

/** The classes of an operation, each computed when it is first asked for. */
export function createTraits(operationOf: () => Operation, setting: TraitSetting): OperationTraits {
  return new LazyTraits(operationOf, setting);
}

/** A class because thousands of operations share its getters. */
class LazyTraits implements OperationTraits {
  readonly #operationOf: () => Operation;
  readonly #setting: TraitSetting;
  readonly #known = new Map<keyof OperationTraits, unknown>();

  constructor(operationOf: () => Operation, setting: TraitSetting) {
    this.#operationOf = operationOf;
    this.#setting = setting;
  }

  #get<K extends keyof OperationTraits>(key: K, compute: (operation: Operation, setting: TraitSetting) => OperationTraits[K]): OperationTraits[K] {
    if (!this.#known.has(key)) this.#known.set(key, compute(this.#operationOf(), this.#setting));
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
  get pathCredential(): Parameter | undefined {
    return this.#get('pathCredential', findPathCredential);
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
  get publicNote(): string {
    return this.#get('publicNote', findPublicNote);
  }
  get weight(): number {
    return this.#get('weight', ({ isWrite }) => (isWrite ? 4 : 0) + (this.isSensitive ? 2 : 0) + (this.authEvidence === '' ? 0 : 1));
  }
  get publicReason(): string | undefined {
    return this.#get('publicReason', findPublicReason);
  }
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function isRightlyPublic(operation: Operation, { schemes }: TraitSetting): boolean {
  return isPublicRoute(operation) || [...schemes.values()].some((scheme) => isAuthUrlOf(scheme, operation.path));
}

/** The operation that a scheme names as its token or authorization URL. */
function isAuthUrlOf(scheme: SecurityScheme, path: string): boolean {
  if (path.length < 2) return false;
  return scheme.flows.some(({ data }) =>
    ['tokenUrl', 'authorizationUrl', 'refreshUrl', 'deviceAuthorizationUrl'].some((field) => stringOr(ownMember(data, field)).split(/[?#]/)[0]?.endsWith(path)),
  );
}

function issuesCredentials(operation: Operation): boolean {
  const { segments } = splitPath(operation.path);
  const last = segments.findLast((segment) => segment !== '{}') ?? '';
  const lastWords = splitName(last);
  const tail = lastWords.at(-1) ?? '';
  // `GET /token/{id}` shows what was issued before.
  const isStep = segments.at(-1) !== '{}' || operation.isWrite;
  if (isStep && (ISSUING.has(bare(last)) || tail === 'token' || tail === 'login')) return true;
  if (ISSUING.has(bare(operation.operationId)) || [...lastWords, ...splitName(operation.operationId)].some((word) => ISSUING_WORD.has(word))) return true;
  return (operation.method === 'post' || operation.method === 'put') && ISSUING_COLLECTION.has(tail);
}

function findHeaderAuth(operation: Operation): Parameter | undefined {
  return operation.parameters.find(({ name, in: location, boundScheme }) => {
    if (location !== 'header' && location !== 'cookie' && location !== 'query') return false;
    return boundScheme === undefined && CREDENTIAL_PARAMETER.has(credentialClass(name) ?? '');
  });
}

/** Whoever knows the address may use it: `/invites/{accessToken}`, `/bot{token}/sendMessage`. Where schemes exist, a key in the path names an account. */
function findPathCredential({ path, parameters }: Operation, { schemes }: TraitSetting): Parameter | undefined {
  const { raw } = splitPath(path);
  return parameters.find(({ name, in: location }) => {
    if (location !== 'path' || !urlCredentialName(name, 'path') || (/key$/i.test(name) && (schemes.size > 0 || !API_KEY.test(name)))) return false;
    const at = raw.findIndex((segment) => segment.includes(`{${name}}`));
    return at >= 0 && !CREDENTIAL_COLLECTION.test((raw[at - 1] ?? '').toLowerCase());
  });
}

function isReceiver(operation: Operation): boolean {
  if (!splitPath(operation.path).segments.some((segment) => splitName(segment).some((word) => RECEIVER_WORD.has(word)))) return false;
  return operation.parameters.some((parameter) => parameter.in === 'header' && SIGNATURE_HEADER.test(parameter.name));
}

function isAdmin(operation: Operation): boolean {
  const { segments } = splitPath(operation.path);
  if (segments.some((segment, i) => ADMIN_WORD.has(segment) || (segment === 'staff' && isArea(segments[i + 1])))) return true;
  if (operation.tags.some((tag) => ADMIN_WORD.has(tag.toLowerCase()) || splitName(tag).includes('admin'))) return true;
  const entries = operation.security.list?.entries ?? [];
  return entries.length > 0 && entries.every((entry) => entry.uses.some((use) => use.scopes.some((scope) => splitName(scope.name).includes('admin'))));
}

/** `/staff/refunds` is an area for staff; `/staff` and `/staff/{id}` list people. */
function isArea(next: string | undefined): boolean {
  return next !== undefined && next !== '{}' && next !== 'staff';
}

function isSensitive(operation: Operation, { returnsSensitiveData }: TraitSetting): boolean {
  if (operation.method === 'delete') return true;
  const { segments } = splitPath(operation.path);
  if ((operation.isWrite || segments.includes('{}')) && segments.some((segment) => SENSITIVE_WORD.has(segment))) return true;
  if (OWN_OBJECT.has(segments.at(-1) ?? '')) return true;
  return returnsSensitiveData(operation);
}

/** Whether a property holds a credential, or financial, government or health data: by its name, its type and what holds it. */
export function isSensitiveProperty(facts: PropertyFacts): boolean {
  const found = sensitiveName(facts);
  return found !== undefined && !found.info && SENSITIVE_CLASS.has(found.class);
}

function findAuthEvidence(operation: Operation): string {
  const status = operation.responses.find((response) => response.status === '401' || response.status === '403')?.status;
  if (status !== undefined) return `documents ${status}`;
  const note = findAccessNotes(noteText(operation)).find(({ kind }) => kind !== 'no-authentication');
  return note ? `says "${note.evidence.toLowerCase()}"` : '';
}

/** A URL that has to be "publicly accessible" is one that the caller gives. */
function findPublicNote(operation: Operation): string {
  if (splitPath(operation.path).segments.includes('public')) return 'has "public" in its path';
  const note = findAccessNotes(noteText(operation)).find(({ kind, evidence }) => kind === 'no-authentication' && !/accessible/i.test(evidence));
  return note ? `says "${note.evidence.toLowerCase()}"` : '';
}

function noteText({ data }: Operation): string {
  return `${stringOr(ownMember(data, 'summary'))}\n${stringOr(ownMember(data, 'description')).slice(0, MAX_NOTE_LENGTH)}`;
}

function findPublicReason(operation: Operation, { publicEntries }: TraitSetting): string | undefined {
  for (const data of [operation.data, operation.pathItem.data]) {
    const reason = ownMember(data, 'x-specwarden-public');
    if (typeof reason === 'string' && reason.trim() !== '') return reason;
  }
  return publicEntries.find((entry) => matchesPublicEntry(entry, operation))?.reason;
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
