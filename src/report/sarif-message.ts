import type { Finding, RelatedSite } from '../audit/finding.ts';
import { safeText } from './safe-text.ts';

/** Related places linked from the message; GitHub shows them inline. */
const MAX_LINKED = 3;

/** The message with links to the first related places (`[text](id)`), ending with a period. */
export function messageText(finding: Finding): string {
  const message = sentence(escapeLinks(safeText(finding.message)));
  if (finding.related.length === 0) return message;
  const links = finding.related.slice(0, MAX_LINKED).map((site, index) => `[${relatedText(site).replace(/[[\]\\]/g, '\\$&')}](${index + 1})`);
  const more = finding.related.length - links.length;
  return `${message} See ${links.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function relatedText(site: RelatedSite): string {
  return safeText(site.message).replace(/\.$/, '');
}

function escapeLinks(text: string): string {
  return text.includes('](') ? text.replace(/[[\]\\]/g, '\\$&') : text;
}

/** A text as SARIF wants messages: closed by a period. */
export function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
