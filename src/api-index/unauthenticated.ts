import { urlCredentialName } from '../detectors/credential-parameter.ts';
import { splitPath } from '../detectors/route-word.ts';
import { arrayOr, ownMember } from '../document/json-value.ts';
import { Facet, type JsonObject, type Operation, type SecurityScheme, type UnauthenticatedOperations } from './api-index.ts';

/** More than this many operations are not reported one by one. */
const MAX_SINGLE = 20;
/** `/tokens/{token}` manages tokens, `/erc20/{token}` coins; anywhere else the variable is a credential. */
const CREDENTIAL_COLLECTION = /(?:token|secret|key|password|session|credential|[a-z]rc\d{2,4})s?$/;
const API_KEY = /(?:api|app|application|access)[-_]?key$/i;
/** Answers that a browser shows to everyone; data travels in other types. */
const PAGE_TYPE = /^(?:text\/(?:html|css|javascript)|application\/(?:javascript|xhtml\+xml)|image\/|font\/)/i;

/**
 * Decides how loudly missing authentication is reported: once for a description in which nothing is protected, per operation where others are.
 * Judged are inbound reads and writes without a readable security list that nothing excuses.
 */
export function findUnauthenticated(root: JsonObject, inbound: readonly Operation[], schemes: readonly SecurityScheme[]): UnauthenticatedOperations {
  const operations = inbound.filter((operation) => isUnexcused(operation, root, schemes.length > 0));
  const listed = {
    operations,
    writes: operations.filter((operation) => operation.isWrite),
    reads: operations.filter((operation) => !operation.isWrite),
    isWidespread: operations.length > MAX_SINGLE || operations.length * 2 > inbound.length,
  };
  if (operations.length === 0) return { step: 'none', ...listed };
  const isAnyProtected = inbound.some((operation) => operation.security.state === 'protected' || operation.security.state === 'optional');
  if (isAnyProtected) return { step: 'partly', ...listed };
  return { step: schemes.length === 0 ? 'no-schemes' : 'unapplied', ...listed };
}

function isUnexcused(operation: Operation, root: JsonObject, hasSchemes: boolean): boolean {
  if (operation.security.state !== 'unspecified' || (!operation.isRead && !operation.isWrite)) return false;
  const { traits } = operation;
  if (traits.isRightlyPublic || traits.headerAuth !== undefined || traits.isReceiver || traits.publicReason !== undefined) return false;
  return !isCapability(operation, hasSchemes) && !isPage(operation, root) && (traits.publicNote === '' || traits.authEvidence !== '');
}

/** Whoever knows the address may use it: `/invites/{accessToken}`, `/bot{token}/sendMessage`. Where schemes exist, a key in the path names an account. */
function isCapability({ path, parameters }: Operation, hasSchemes: boolean): boolean {
  const { raw } = splitPath(path);
  return parameters.some(({ name, in: location }) => {
    if (location !== 'path' || !urlCredentialName(name, 'path') || (/key$/i.test(name) && (hasSchemes || !API_KEY.test(name)))) return false;
    const at = raw.findIndex((segment) => segment.includes(`{${name}}`));
    return at >= 0 && !CREDENTIAL_COLLECTION.test((raw[at - 1] ?? '').toLowerCase());
  });
}

/** A read whose only answers are pages, styles or pictures, and not those of an account. */
function isPage({ isWrite, data, responses, traits }: Operation, root: JsonObject): boolean {
  if (isWrite) return false;
  const produced = arrayOr(ownMember(data, 'produces') ?? ownMember(root, 'produces'));
  const types = responses.flatMap(({ facets, response }) => {
    if ((facets & Facet.success) === 0) return [];
    return response.schema ? produced : response.content.map((mediaType) => mediaType.type);
  });
  return types.length > 0 && types.every((type) => typeof type === 'string' && PAGE_TYPE.test(type)) && !traits.isSensitive;
}
