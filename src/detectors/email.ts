import { classifyHost, registrableDomain } from './host.ts';
import { FREE_MAIL_DOMAINS, INVENTED_MAIL_BRANDS, INVENTED_NAMES, MACHINE_MAIL_DOMAINS, ROLE_WORDS } from './personal-data-lists.ts';
import type { TextMatch } from './text-match.ts';

export type EmailKind = 'free-mail' | 'own-domain' | 'other-mail';

/** RFC 5321 §4.5.3.1. */
const MAX_LOCAL_LENGTH = 64;
const MAX_DOMAIN_LENGTH = 253;
const MAX_MAILBOXES = 40;

/**
 * Finds mailboxes of people: bounded scan from each `@`. Roles (`support@`), invented people (`john.doe@`), reserved and invented domains, message ids,
 * package versions and user info of URLs are left out. Evidence shows the first letter and the domain.
 */
export function findEmails(text: string, ownDomains: ReadonlySet<string> = new Set()): readonly TextMatch<EmailKind>[] {
  const found: TextMatch<EmailKind>[] = [];
  let at = text.indexOf('@');
  while (at >= 0 && found.length < MAX_MAILBOXES) {
    const start = scanLocal(text, at);
    const end = scanDomain(text, at + 1);
    const local = text.slice(start, at);
    const domain = text.slice(at + 1, end).toLowerCase();
    if (local !== '' && !isPartOfUrl(text, start) && looksPersonal(local.toLowerCase())) {
      const kind = domainKind(domain, ownDomains);
      if (kind !== undefined) found.push({ start, end, kind, evidence: `${local.slice(0, 1)}…@${domain}`.slice(0, 60) });
    }
    at = text.indexOf('@', at + 1);
  }
  return found;
}

function scanLocal(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < MAX_LOCAL_LENGTH && /[A-Za-z0-9._%+-]/.test(text.charAt(start - 1))) start--;
  return start;
}

function scanDomain(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < MAX_DOMAIN_LENGTH && /[A-Za-z0-9.-]/.test(text.charAt(end))) end++;
  while (end > from && '.-'.includes(text.charAt(end - 1))) end--;
  return end;
}

/** `https://user:word@host`, a `mailto:` link, or the tail of something longer. */
function isPartOfUrl(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - MAX_LOCAL_LENGTH), start);
  return /(?:[/@]|mailto:)$|\/\/[^\s/]{0,64}$/i.test(before);
}

/** One letter, digits only, ids of messages, roles and invented people say nothing about anybody. */
function looksPersonal(local: string): boolean {
  if (/[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{16}|%/.test(local)) return false;
  const words = local.split(/[._+-]/).map((word) => word.replace(/\d{1,20}$/, ''));
  const letters = words.join('');
  if (letters.length < 2 || words.some((word) => ROLE_WORDS.has(word) || INVENTED_NAMES.has(word) || INVENTED_MAIL_BRANDS.has(word))) return false;
  return !ROLE_WORDS.has(letters) && !INVENTED_NAMES.has(letters) && (letters.match(/\d/g) ?? []).length * 2 < letters.length;
}

function domainKind(domain: string, ownDomains: ReadonlySet<string>): EmailKind | undefined {
  if (FREE_MAIL_DOMAINS.has(domain)) return 'free-mail';
  const registrable = registrableDomain(domain);
  if (registrable === undefined || classifyHost(domain) === 'placeholder' || /\.(?:png|jpe?g|gif|svg|zip|md)$/.test(domain)) return undefined;
  if (
    INVENTED_MAIL_BRANDS.has(registrable.split('.')[0] ?? '') ||
    MACHINE_MAIL_DOMAINS.some((machine) => domain === machine || domain.endsWith(`.${machine}`))
  ) {
    return undefined;
  }
  return ownDomains.has(registrable) ? 'own-domain' : 'other-mail';
}
