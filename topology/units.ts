/** Durations and address ranges as people write them in regions.yaml. */
import ipaddr from 'ipaddr.js';

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

export const DURATION = /^[1-9]\d*[smhd]$/;

/** `2d`, `12h`, `5m` or `300s` in seconds; the text must match {@link DURATION}. */
export function seconds(duration: string): number {
  const unit = duration.slice(-1) as keyof typeof SECONDS;
  return Number(duration.slice(0, -1)) * SECONDS[unit];
}

/** The inverse of {@link seconds}, in the largest unit that fits: 172800 is `2d`, and 0 is `0s`. */
export function durationText(total: number): string {
  const [unit, size] = Object.entries(SECONDS).findLast(([, size]) => total > 0 && total % size === 0) ?? [
    's',
    1,
  ];
  return `${total / size}${unit}`;
}

/** True for a private IPv4 range on its own network address, /16 to /24: four subnets of at least a /26. */
export function isStampAddressSpace(text: string): boolean {
  if (!ipaddr.IPv4.isValidCIDR(text)) return false;
  const [address, prefix] = ipaddr.IPv4.parseCIDR(text);
  // The library also reads 10.0/20, 010.0.0.0/20 and 0x0a.0.0.0/20, which Azure does not.
  const isPlain = `${ipaddr.IPv4.networkAddressFromCIDR(text)}/${prefix}` === text;
  return isPlain && address.range() === 'private' && prefix >= 16 && prefix <= 24;
}

/** Azure reserves five addresses in each subnet: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const KEPT_BY_AZURE = 5;

/** Addresses for private endpoints in a stamp: a quarter of its range, as constructs/stamp-network.ts cuts it. */
export function endpointAddresses(addressSpace: string): number {
  const [, prefix] = ipaddr.IPv4.parseCIDR(addressSpace);
  return 2 ** (32 - (prefix + 2)) - KEPT_BY_AZURE;
}

const NOT_PUBLIC = [
  'broadcast',
  'carrierGradeNat',
  'ipv4Mapped',
  'linkLocal',
  'loopback',
  'multicast',
  'private',
  'uniqueLocal',
  'unspecified',
];
/** Not fe80::1%eth0 or 198.51.100.7/032, which the library accepts and Azure does not. */
const NO_ZONE_NOR_ZEROS = /^[\da-f:.]+(?:\/(?:0|[1-9]\d*))?$/i;
/** A wider range would let in a good part of the internet. */
const WIDEST = { ipv4: 16, ipv6: 32 } as const;

/** True for a public address or range in its plain form, no wider than {@link WIDEST}. */
export function isPublicRange(text: string, family?: 'IPv4'): boolean {
  if (!NO_ZONE_NOR_ZEROS.test(text)) return false;
  const [plain = '', length] = text.split('/');
  if (!ipaddr.isValid(plain) || (plain.includes('.') && !ipaddr.IPv4.isValidFourPartDecimal(plain)))
    return false;
  const address = ipaddr.parse(plain);
  const kind = address.kind();
  if (family && kind !== 'ipv4') return false;
  if (NOT_PUBLIC.includes(address.range())) return false;
  if (length === undefined) return true;
  if (!ipaddr.isValidCIDR(text)) return false;
  const prefix = Number(length);
  const network =
    kind === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(text) : ipaddr.IPv6.networkAddressFromCIDR(text);
  return prefix >= WIDEST[kind] && network.toString() === address.toString();
}

/** Two valid IPv4 ranges share an address: then the shorter prefix holds the other's first address. */
export function overlaps(one: string, other: string): boolean {
  const [a, aPrefix] = ipaddr.IPv4.parseCIDR(one);
  const [b, bPrefix] = ipaddr.IPv4.parseCIDR(other);
  return a.match(b, Math.min(aPrefix, bPrefix));
}
