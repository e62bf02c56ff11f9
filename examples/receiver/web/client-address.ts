import { isIPv4, isIPv6 } from 'node:net';

/** Bits of an IPv6 address that one subscriber does not choose: four groups of 16. */
const NETWORK_GROUPS = 4;

/**
 * Whom a network address stands for, as a connection or a proxy writes it: with a port or without. Of IPv6 it is the network, since one subscriber
 * owns all addresses in it.
 */
export function clientOfAddress(written: string): string {
  const address = withoutPort(written.trim());
  const host = address.replace(/%.*$/, '');
  if (!isIPv6(host)) return address;
  const groups = groupsOf(host);
  return mappedIpv4(groups) ?? `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

function withoutPort(written: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(written);
  if (bracketed) return bracketed[1]!;
  const [host, port, ...more] = written.split(':');
  return port !== undefined && more.length === 0 && isIPv4(host!) ? host! : written;
}

/** All eight, each without zeros in front. */
function groupsOf(address: string): string[] {
  // The URL parser writes every form of an address in one way, with at most one "::".
  const [front = '', back] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const start = front === '' ? [] : front.split(':');
  const end = back ? back.split(':') : [];
  return [...start, ...Array.from({ length: 8 - start.length - end.length }, () => '0'), ...end];
}

/** An IPv4 address in the clothes of IPv6, `::ffff:1.2.3.4`. */
function mappedIpv4(groups: readonly string[]): string | null {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null;
  const bytes = groups.slice(6).flatMap((group) => {
    const number = Number.parseInt(group, 16);
    return [number >> 8, number & 255];
  });
  return bytes.join('.');
}
