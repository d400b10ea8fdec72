import { parseApiUrl } from './host.ts';
import { clipEvidence } from './text-match.ts';

/** A message has room for what is wrong with it, too. */
const MAX_LENGTH = 60;

/** Makes a reference fit for messages: no user info or query of a URL, no control characters; of long ones the end, which tells them apart. At most 60 characters. */
export function displayReference(reference: string): string {
  const isUrl = reference.includes('://');
  const shown = isUrl ? parseApiUrl(reference.slice(0, 4 * MAX_LENGTH)).displayUrl : clipEvidence(reference.slice(-4 * MAX_LENGTH));
  if (reference.length <= MAX_LENGTH || (isUrl && shown.length <= MAX_LENGTH)) return shown;
  return isUrl ? `${shown.slice(0, MAX_LENGTH - 1)}…` : `…${reference.slice(1 - MAX_LENGTH).replace(/[\p{Cc}\p{Cf}]/gu, ' ')}`;
}
