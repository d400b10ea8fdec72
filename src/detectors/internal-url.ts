import { type ApiUrl, classifyHost, type HostClass, looksLikePortalHost, registrableDomain } from './host.ts';
import { INVENTED_MAIL_BRANDS } from './personal-data-lists.ts';
import { looksAssigned } from './private-address.ts';
import { mayBeTrackerPath, trackerLink } from './tracker-link.ts';

/** What a URL tells about the network or the organisation behind an interface. */
export type InternalUrl = 'internal-host' | 'tunnel' | 'non-production';

const KIND_BY_CLASS: Readonly<Partial<Record<HostClass, InternalUrl>>> = {
  private: 'internal-host',
  'internal-name': 'internal-host',
  'internal-tool': 'internal-host',
  tunnel: 'tunnel',
  'non-production': 'non-production',
};
/** Characters an authority is made of, variables and user info included; enough for a host of 253 and a port. */
const AUTHORITY = /[^\s/?#"'\\<>()|,;`]{1,300}/y;

/** Whether a text may hold a URL that `internalUrl` or `trackerLink` tell something about. Looks only at hosts, which are classified once each. */
export function mayHoldInternalUrl(text: string): boolean {
  let separator = text.indexOf('://');
  if (separator < 0) return false;
  if (mayBeTrackerPath(text)) return true;
  while (separator >= 0) {
    AUTHORITY.lastIndex = separator + 3;
    const authority = AUTHORITY.exec(text)?.[0] ?? '';
    const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:[^:\]]*$/, '');
    if (KIND_BY_CLASS[classifyHost(host)] !== undefined) return true;
    separator = text.indexOf('://', separator + 3);
  }
  return false;
}

/** Clouds whose customers name the hosts: a bucket called test is no test system. */
const HOSTING_DOMAINS: ReadonlySet<string> = new Set(['amazonaws.com', 'amazonaws.com.cn', 'windows.net', 'googleapis.com', 'azure.com', 'azure.net']);

/**
 * Tells which part of an organisation's own network a URL points into. Links to its tools are left to `trackerLink`. Names of one label are words more often
 * than machines, `dev.acme.com` is a portal for developers more often than a test system, and addresses that manuals invent are nobody's.
 */
export function internalUrl(url: ApiUrl): InternalUrl | undefined {
  const { host, hostClass } = url;
  const kind = hostClass === undefined ? undefined : KIND_BY_CLASS[hostClass];
  if (kind === undefined || trackerLink(url) !== undefined) return undefined;
  if (hostClass === 'internal-name' && !host.includes('.')) return undefined;
  if (hostClass === 'private' && /^[\d.]+$/.test(host) && !looksAssigned(host)) return undefined;
  const domain = registrableDomain(host) ?? '';
  if (INVENTED_MAIL_BRANDS.has(domain.split('.')[0] ?? '')) return undefined;
  return kind === 'non-production' && (looksLikePortalHost(host) || HOSTING_DOMAINS.has(domain)) ? undefined : kind;
}
