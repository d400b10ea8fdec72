import { splitName } from './split-name.ts';
import { wordSet } from './word-list.ts';

/** Who or what a caller is, as it stands in names: `X-User-Id`, `tenantId`. */
const SUBJECTS: ReadonlySet<string> = wordSet('user tenant customer member employee principal caller actor subject');
/** What is said of them. */
const ASPECTS: ReadonlySet<string> = wordSet('id uuid guid name email role roles');
/** In front of a header's own words. */
const PREFIXES: ReadonlySet<string> = wordSet('x auth authenticated forwarded remote current logged requesting effective');
/** Whole names without an aspect. */
const WHOLE: ReadonlySet<string> = wordSet('user tenant username userid tenantid customerid memberid employeeid userrole userroles userlogin role roles');

/** In a query these name a record more often than the caller. */
const RECORDS: ReadonlySet<string> = wordSet('customer member employee actor subject role roles');

/**
 * Whether a header, cookie or query parameter of this name tells the server who the caller is: `X-User-Id`, `X-Tenant`, `X-Authenticated-User`, `userId`.
 * Ids of things and of other people (`targetUserId`), devices and clients are none. Linear, never throws.
 */
export function isCallerIdentity(name: string, location: string): boolean {
  const words = [...splitName(name)];
  while (words.length > 1 && PREFIXES.has(words[0] ?? '')) words.shift();
  if (location === 'query' && words.some((word) => RECORDS.has(word))) return false;
  if (WHOLE.has(words.join(''))) return true;
  return words.length === 2 && SUBJECTS.has(words[0] ?? '') && ASPECTS.has(words[1] ?? '');
}
