import { parseApiUrl } from './host.ts';
import { clipEvidence } from './text-match.ts';

/** A message has room for what is wrong with it, too. */
const MAX_LENGTH = 60;

/** Makes a reference fit for messages: no user info or query of a URL, no control characters; of long ones the end, which tells them apart. At most 60 characters. */
export function displayReference(reference: string): string {
  const hash = reference.indexOf('#');
  const file = hash < 0 ? reference : reference.slice(0, hash);
  const shown = clipEvidence(`${file.includes('://') ? parseApiUrl(file).displayUrl : file.slice(-MAX_LENGTH)}`) + clean(hash < 0 ? '' : reference.slice(hash));
  return shown.length <= MAX_LENGTH ? shown : `…${shown.slice(1 - MAX_LENGTH)}`;
}

function clean(fragment: string): string {
  return fragment.slice(-2 * MAX_LENGTH).replace(/[\p{Cc}\p{Cf}]/gu, '');
}
