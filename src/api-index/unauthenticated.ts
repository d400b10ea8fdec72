import type { Operation, SecurityScheme, UnauthenticatedOperations } from './api-index.ts';

/**
 * Decides how loudly missing authentication is reported: once for a description in which nothing is protected, per operation where others are.
 * Judged are inbound reads and writes without a readable security list that nothing excuses.
 */
export function findUnauthenticated(inbound: readonly Operation[], schemes: readonly SecurityScheme[]): UnauthenticatedOperations {
  const operations = inbound.filter((operation) => isUnexcused(operation));
  if (operations.length === 0) return { step: 'none', operations };
  const isAnyProtected = inbound.some((operation) => operation.security.state === 'protected' || operation.security.state === 'optional');
  if (isAnyProtected) return { step: 'partly', operations };
  return { step: schemes.length === 0 ? 'no-schemes' : 'unapplied', operations };
}

function isUnexcused(operation: Operation): boolean {
  if (operation.security.state !== 'unspecified' || (!operation.isRead && !operation.isWrite)) return false;
  const { traits } = operation;
  return !traits.isRightlyPublic && traits.headerAuth === undefined && !traits.isReceiver && traits.publicReason === undefined;
}
