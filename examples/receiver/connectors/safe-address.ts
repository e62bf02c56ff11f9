import { lookup as lookupHost } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that are nobody's public server: loopback, private, link-local (where clouds keep their keys), shared, reserved, multicast. */
const NETWORKS: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 96, 'ipv6'],
  // Ways from IPv6 to IPv4: what they lead to is not looked at.
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const closed = new BlockList();
for (const [net, prefix, family] of NETWORKS) closed.addSubnet(net, prefix, family);

/** Whether an IP address belongs to a public server. IPv4 that is written as IPv6 (`::ffff:10.0.0.1`) counts as what it is. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address.replace(/%.*$/, ''));
  if (version === 0 || address.includes('%')) return false;
  return !closed.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** An address in the private network that the owner did not allow. */
export class PrivateAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

/** What is wrong with the address of a target; null when nothing is. Names are looked up later, at each connection. */
export function addressProblem(address: string, privateNetwork: boolean): string | null {
  if (!URL.canParse(address)) return 'is no address; write it like "https://hooks.example/smoc"';
  const { protocol, hostname, username, password } = new URL(address);
  if (username || password) return 'holds a user or a password; those belong into a header or a secret';
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLoopback = host === 'localhost' || host === '::1' || /^127\./.test(host);
  if (protocol === 'http:' && !(privateNetwork && isLoopback))
    return 'must start with "https:"; "http:" is only for this machine, with "privateNetwork": true';
  if (protocol !== 'http:' && protocol !== 'https:') return 'must start with "https:"';
  if (!privateNetwork && (isLoopback || (isIP(host) && !isPublicAddress(host))))
    return 'leads into a private network; allow that with "privateNetwork": true if the target is your own';
  return null;
}

/** Looks a name up for a connection, and refuses to connect where one of its addresses is private: what was looked at is what is used. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookupHost(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new PrivateAddress('The name leads into a private network.'), []);
    if (options.all) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first!.address, first!.family);
  });
};
