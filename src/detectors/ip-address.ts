import ipaddr from 'ipaddr.js';

export type AddressClass = 'loopback' | 'private' | 'public-ip' | 'reserved-ip';

const IPV4_LIKE = /^(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}$/;
/** The longest spelling of an IPv6 address, with a zone. */
const MAX_ADDRESS_LENGTH = 64;

/**
 * Brings an address into its usual spelling: `0x7f.1` and `2130706433` become `127.0.0.1` as every client reads them (WHATWG URL §3.5),
 * `[::FFFF:10.0.0.1]` becomes `10.0.0.1`. `undefined` when the host is a name or no valid address.
 */
export function normalizeAddress(host: string): string | undefined {
  if (host.length > MAX_ADDRESS_LENGTH) return undefined;
  if (host.includes(':')) return normalizeIpv6(host.replace(/^\[|\]$/g, ''));
  // The library throws and catches on every name, so names are told first.
  if (!IPV4_LIKE.test(host)) return undefined;
  if (ipaddr.IPv4.isValidFourPartDecimal(host) && !/(?:^|\.)0\d/.test(host)) return host;
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return undefined;
  }
}

function normalizeIpv6(address: string): string | undefined {
  if (!ipaddr.IPv6.isValid(address)) return undefined;
  const parsed = ipaddr.IPv6.parse(address);
  return parsed.isIPv4MappedAddress() ? parsed.toIPv4Address().toString() : parsed.toString().replace(/%.*$/, '');
}

/** Tells who can reach a normalised address. Documentation, benchmark and multicast ranges are `reserved-ip`. */
export function classifyAddress(address: string): AddressClass {
  switch (ipaddr.parse(address).range()) {
    case 'loopback':
    case 'unspecified':
      return 'loopback';
    case 'private':
    case 'uniqueLocal':
    case 'linkLocal':
    case 'carrierGradeNat':
      return 'private';
    case 'unicast':
      return 'public-ip';
    default:
      return 'reserved-ip';
  }
}
