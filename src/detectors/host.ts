import { parse as parseDomain } from 'tldts';
import { displayUrl } from './display-url.ts';
import * as lists from './host-lists.ts';
import { classifyAddress, normalizeAddress } from './ip-address.ts';
import { remembered } from './remembered.ts';

/**
 * What a host name or address tells about where it answers. `placeholder`: reserved or invented for documentation. `reserved-ip`: documentation and other
 * special ranges. `platform`: machine-made name of a hosting platform. `template`: nothing but variables. `unknown`: no such top-level domain.
 */
export type HostClass =
  | 'loopback'
  | 'metadata'
  | 'placeholder'
  | 'private'
  | 'internal-name'
  | 'tunnel'
  | 'public-ip'
  | 'reserved-ip'
  | 'platform'
  | 'internal-tool'
  | 'non-production'
  | 'public'
  | 'template'
  | 'unknown';

/**
 * How requests to a URL travel. `cleartext`: http, ws. `secure`: https, wss. `unknown`: the scheme is a variable or missing before a host.
 * `other`: a scheme that is not judged (ftp, grpc, mailto).
 */
export type Transport = 'cleartext' | 'secure' | 'protocol-relative' | 'relative' | 'unknown' | 'other';

/** The parts of a URL as written, template variables included. */
export interface ApiUrl {
  readonly text: string;
  /** Fit for messages: no user info, query values, fragment, long random path segments or control characters; at most 80 characters. */
  readonly displayUrl: string;
  /** Lower case; '' when there is none. */
  readonly scheme: string;
  readonly transport: Transport;
  /** Lower case, as written, with variables and IPv6 brackets; '' when relative. */
  readonly host: string;
  /** `undefined` when there is no host. */
  readonly hostClass: HostClass | undefined;
  /** As written, '' when there is none. */
  readonly port: string;
  /** From the first slash, without query and fragment. */
  readonly path: string;
  /** There is a `user@` or `user:password@` before the host. */
  readonly userinfo: boolean;
  /** Offsets of the host in `text`. */
  readonly hostSpan?: readonly [start: number, end: number];
  /** Offsets of the scheme without its colon in `text`. */
  readonly schemeSpan?: readonly [start: number, end: number];
}

/** RFC 1035 §2.3.4. */
const MAX_HOST_LENGTH = 253;
/**
 * Classifies a host: lower or upper case, with or without trailing dot, IPv6 with or without brackets, no port, no user.
 * Variables (`{tenant}`, `<host>`, `${x}`, `*`) are left out and the remaining labels judged. First match wins. Cached; never throws.
 */
export const classifyHost: (host: string) => HostClass = remembered((host) => (host.length > MAX_HOST_LENGTH ? 'unknown' : classify(host.toLowerCase())));

/** The domain somebody registered (`acme.co.uk` of `api.acme.co.uk`), `undefined` for addresses, single labels, unknown and templated domains. */
export function registrableDomain(host: string): string | undefined {
  if (host.length > MAX_HOST_LENGTH) return undefined;
  const name = stripVariables(host.toLowerCase());
  if (!name.includes('.') || name.endsWith('.{}') || normalizeAddress(name) !== undefined) return undefined;
  const { domain, isIcann } = lookUpDomain(name);
  return isIcann !== true || domain === null || domain.includes('{}') ? undefined : domain;
}

/** Whether a host is reserved for documentation (RFC 2606) or says `your-…`: narrower than the class `placeholder`, which also holds `orders.example.local`. */
export function isDocumentationHost(host: string): boolean {
  const name = stripVariables(host.toLowerCase());
  const labels = name.split('.');
  if (lists.PLACEHOLDER_SUFFIXES.has(labels.at(-1) ?? '')) return true;
  if (labels.at(-2) === 'example' && lists.DOCUMENTATION_SUFFIXES.has(labels.at(-1) ?? '')) return true;
  return labels.some((label) => label.startsWith('your') && isPlaceholderLabel(label));
}

/** Tells hosts like `dev.acme.com`, which are more often a portal for developers than a test system, from `orders.dev.acme.com`. */
export function looksLikePortalHost(host: string): boolean {
  const name = host.toLowerCase();
  const head = name.startsWith('dev.') ? 4 : name.startsWith('test.') ? 5 : 0;
  return head > 0 && registrableDomain(name) === name.slice(head);
}

function lookUpDomain(name: string) {
  return parseDomain(name, { allowPrivateDomains: false, extractHostname: false, validateHostname: false });
}

/** Every variable becomes `{}`, which no literal label equals; a trailing dot goes. */
function stripVariables(host: string): string {
  return host.replace(/\{\{[^{}]{0,100}\}\}|\$?\{[^{}]{0,100}\}|<[^<>]{0,100}>|\*/g, '{}').replace(/\.$/, '');
}

function classify(host: string): HostClass {
  const name = stripVariables(host);
  const labels = name.split('.');
  if (labels.every((label) => label.replaceAll('{}', '') === '')) return name.includes('{}') ? 'template' : 'unknown';
  const address = normalizeAddress(name);
  if (lists.METADATA_HOSTS.has(address ?? name)) return 'metadata';
  if (lists.LOOPBACK_HOSTS.has(address ?? name) || name.endsWith('.localhost')) return 'loopback';
  if (address !== undefined) return classifyAddress(address);
  if (isPlaceholderName(name, labels)) return 'placeholder';
  return classifyName(name, labels);
}

function classifyName(name: string, labels: readonly string[]): HostClass {
  const last = labels.at(-1) ?? '';
  if (labels.length === 1) return last.includes('{}') ? classifyByWords(labels, 'template') : 'internal-name';
  if (lists.INTERNAL_SUFFIXES.has(last) || name.endsWith('.home.arpa')) return 'internal-name';
  if (isBelowAny(name, lists.TUNNEL_DOMAINS)) return 'tunnel';
  if (isPlatformName(name, labels)) return 'platform';
  if (last.includes('{}')) return classifyByWords(labels, 'template');
  const { isIcann, subdomain, domainWithoutSuffix: brand } = lookUpDomain(name);
  if (isIcann !== true) return 'unknown';
  const subdomainLabels = (subdomain ?? '').split('.');
  if (brand === null || brand === '{}') return classifyByWords(subdomainLabels, 'template');
  if (isBelowAny(name, ['atlassian.net'])) return 'internal-tool';
  return classifyByWords(subdomainLabels, 'public');
}

function isPlaceholderName(name: string, labels: readonly string[]): boolean {
  if (lists.PLACEHOLDER_SUFFIXES.has(labels.at(-1) ?? '') || lists.PLACEHOLDER_SINGLE_LABELS.has(name)) return true;
  return labels.some(isPlaceholderLabel);
}

function isPlaceholderLabel(label: string): boolean {
  if (lists.PLACEHOLDER_LABELS.has(label) || label.startsWith('your-') || label.startsWith('your_')) return true;
  return label.includes('example') && label.split(/[-_]/).includes('example');
}

function isBelowAny(name: string, domains: readonly string[]): boolean {
  return domains.some((domain) => name.length > domain.length && name.endsWith(domain) && name[name.length - domain.length - 1] === '.');
}

function isPlatformName(name: string, labels: readonly string[]): boolean {
  if (isBelowAny(name, lists.PLATFORM_DOMAINS)) return true;
  if (!name.endsWith('.amazonaws.com') && !name.endsWith('.amazonaws.com.cn')) return false;
  return labels.some((label, index) => index > 0 && lists.AWS_PLATFORM_LABELS.has(label));
}

function classifyByWords(subdomainLabels: readonly string[], otherwise: HostClass): HostClass {
  // `corp.acme.com` alone is where companies talk to investors.
  if (subdomainLabels.some((label) => lists.INTERNAL_TOOL_LABELS.has(label) && (label !== 'corp' || subdomainLabels.length > 1))) return 'internal-tool';
  const words = subdomainLabels.flatMap((label) => [label.replaceAll('-', ''), ...label.split(/[-_{}]/)]).map((word) => word.replace(/\d{1,9}$/, ''));
  if (words.some((word) => lists.PUBLIC_TEST_WORDS.has(word))) return otherwise;
  return words.some((word) => lists.NON_PRODUCTION_WORDS.has(word)) ? 'non-production' : otherwise;
}

const TRANSPORT_BY_SCHEME: Readonly<Record<string, Transport>> = { http: 'cleartext', ws: 'cleartext', https: 'secure', wss: 'secure' };
const SCHEME_WITH_AUTHORITY = /^(?:(?:jdbc:)?([a-z][a-z0-9+.-]{0,30}|[a-z+]{0,10}\$?\{[^{}]{1,60}\}{1,2}|\{\{[^{}]{1,60}\}\}):\/\/|(https?|wss?):\/?)/i;
const SCHEME_ONLY = /^([a-z][a-z0-9+.-]{0,30}):(?!\d)/i;
const PORT = /:(\d{0,9}|\$?\{[^{}]{0,60}\}{1,2}|<[^<>]{0,60}>)$/;
const HOST_WITH_PORT = /^[a-z0-9_.-]{1,253}:\d{1,5}(?=[/?#]|$)/i;
/** Characters of a URL that are read; the rest is path or query nobody judges. */
const MAX_URL_LENGTH = 4_000;

/** Takes a server or authorization URL apart. Tolerates template variables and malformed input; never throws. */
export function parseApiUrl(text: string): ApiUrl {
  const start = text.length - text.trimStart().length;
  const url = text.slice(start, start + MAX_URL_LENGTH).trimEnd();
  const match = SCHEME_WITH_AUTHORITY.exec(url);
  if (match !== null) {
    const scheme = (match[1] ?? match[2] ?? '').toLowerCase();
    const schemeStart = start + match[0].toLowerCase().indexOf(scheme);
    const transport = scheme.includes('{') ? 'unknown' : (TRANSPORT_BY_SCHEME[scheme] ?? 'other');
    return withAuthority(text, url, start, match[0].length, { scheme, transport, schemeSpan: [schemeStart, schemeStart + scheme.length] });
  }
  if (url.startsWith('//')) return withAuthority(text, url, start, 2, { scheme: '', transport: 'protocol-relative' });
  if (HOST_WITH_PORT.test(url)) return withAuthority(text, url, start, 0, { scheme: '', transport: 'unknown' });
  return withoutAuthority(text, url, start);
}

function withoutAuthority(text: string, url: string, start: number): ApiUrl {
  const common = { text, host: '', port: '', userinfo: false };
  const scheme = SCHEME_ONLY.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    const schemeSpan = [start, start + scheme.length] as const;
    return { ...common, displayUrl: `${scheme}:…`, scheme, transport: 'other', hostClass: undefined, path: '', schemeSpan };
  }
  // `{server_url}` alone or before a path may stand for any URL.
  const isVariable = /^\$?\{/.test(url);
  const transport = isVariable ? 'unknown' : 'relative';
  return { ...common, displayUrl: displayUrl(url), scheme: '', transport, hostClass: isVariable ? 'template' : undefined, path: pathOf(url) };
}

function withAuthority(text: string, url: string, start: number, authorityStart: number, part: Pick<ApiUrl, 'scheme' | 'transport' | 'schemeSpan'>): ApiUrl {
  const authorityEnd = findAuthorityEnd(url, authorityStart);
  const at = url.lastIndexOf('@', authorityEnd - 1);
  const hasUserinfo = at >= authorityStart;
  const hostStart = hasUserinfo ? at + 1 : authorityStart;
  const port = PORT.exec(url.slice(hostStart, authorityEnd));
  const hostEnd = port === null ? authorityEnd : hostStart + port.index;
  const host = url.slice(hostStart, hostEnd).toLowerCase();
  const shownScheme = part.scheme === '' ? url.slice(0, authorityStart) : `${part.scheme}://`;
  return {
    text,
    displayUrl: displayUrl(`${shownScheme}${hasUserinfo ? '…@' : ''}${url.slice(hostStart)}`),
    ...part,
    host,
    hostClass: host === '' ? undefined : classifyHost(host),
    port: port?.[1] ?? '',
    path: pathOf(url.slice(authorityEnd)),
    userinfo: hasUserinfo,
    hostSpan: [start + hostStart, start + hostEnd],
  };
}

/** The authority ends at the first slash, question mark, hash, backslash, quote or space outside a variable. A password may hold such characters by mistake. */
function findAuthorityEnd(url: string, from: number): number {
  const end = findDelimiter(url, from);
  const authority = url.slice(from, end);
  const colon = authority.indexOf(':');
  const at = url.indexOf('@', end);
  const isCutPassword = colon > 0 && at >= 0 && !authority.startsWith('[') && !PORT.test(authority) && !/\s/.test(url.slice(end, at));
  return isCutPassword ? findDelimiter(url, at) : end;
}

function findDelimiter(url: string, from: number): number {
  let depth = 0;
  for (let i = from; i < url.length; i++) {
    const character = url.charAt(i);
    if (character === '{' || character === '<') depth++;
    else if (character === '}' || character === '>') depth = Math.max(0, depth - 1);
    else if (depth === 0 && '/?#\\"\' \t\r\n'.includes(character)) return i;
  }
  return url.length;
}

function pathOf(url: string): string {
  return /^[^?#]*/.exec(url)?.[0] ?? '';
}
