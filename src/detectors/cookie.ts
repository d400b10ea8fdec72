import { splitName } from './split-name.ts';

/** What a sample of Set-Cookie lacks; nothing when it is no cookie, or one that is being deleted. */
export interface CookieFaults {
  /** '' when the text is no cookie. Not a secret. */
  readonly name: string;
  readonly missing: readonly string[];
}

/** Longer samples are cut. */
const MAX_LENGTH = 8_192;
const DELETED = /;\s{0,4}(?:max-age=-?0\b|expires=[^;]{0,8}\b01[ -]jan[ -](?:1970|1601|1900)|expires=[^;]{0,8}\b0?1[ -]jan[ -](?:19)?70)/i;

/** Reads the attributes of a Set-Cookie value (RFC 6265 §4.1). Cookies that guard against request forgery need no HttpOnly, since scripts must read them. */
export function cookieFaults(value: string): CookieFaults {
  const text = value.slice(0, MAX_LENGTH);
  const match = /^\s{0,4}(?:set-cookie:\s{0,4})?([\w!#$%&'*+.^`|~-]{1,256})=([^;]*)/i.exec(text);
  if (!match || DELETED.test(text)) return { name: '', missing: [] };
  const [, name = '', content = ''] = match;
  if (content.trim() === '' || content.trim() === '""' || content === 'deleted') return { name, missing: [] };
  const attributes = text
    .split(';')
    .slice(1)
    .map((attribute) => (attribute.split('=')[0] ?? '').trim().toLowerCase());
  const missing: string[] = [];
  if (!attributes.includes('secure')) missing.push('Secure');
  if (!attributes.includes('httponly') && !isForgeryToken(name)) missing.push('HttpOnly');
  if (!attributes.includes('samesite')) missing.push('SameSite');
  return { name, missing };
}

function isForgeryToken(name: string): boolean {
  return splitName(name).some((word) => word === 'csrf' || word === 'xsrf' || word === 'csrftoken');
}
