import { arrayOr, ownMember } from '../document/json-value.ts';
import { Facet, type JsonObject, type Operation, type SecurityScheme, type UnauthenticatedOperations } from './api-index.ts';

/** More than this many operations are not reported one by one. */
const MAX_SINGLE = 20;
/** Answers that a browser shows to everyone; data travels in other types. */
const PAGE_TYPE = /^(?:text\/(?:html|css|javascript)|application\/(?:javascript|xhtml\+xml)|image\/|font\/)/i;

/**
 * Decides how loudly missing authentication is reported: once for a description in which nothing is protected, per operation where others are.
 * Judged are inbound reads and writes without a readable security list that nothing excuses.
 */
export function findUnauthenticated(root: JsonObject, inbound: readonly Operation[], schemes: readonly SecurityScheme[]): UnauthenticatedOperations {
  const operations = inbound.filter((operation) => isUnexcused(operation, root));
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

function isUnexcused(operation: Operation, root: JsonObject): boolean {
  if (operation.security.state !== 'unspecified' || (!operation.isRead && !operation.isWrite)) return false;
  const { traits } = operation;
  if (traits.isRightlyPublic || traits.headerAuth || traits.pathCredential || traits.isReceiver || traits.publicReason !== undefined) return false;
  return !isPage(operation, root) && (traits.publicNote === '' || traits.authEvidence !== '');
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
