import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientOfAddress } from '../web/client-address.ts';

describe('A client is known by its address', () => {
  for (const [written, client] of [
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::6]:51234', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::2:0:0:1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
    ['', ''],
  ] as const)
    it(`${written || 'nothing'} is ${client || 'nobody'}`, () => assert.equal(clientOfAddress(written), client));

  it('so that a network of IPv6 is one client, whichever of its addresses it uses', () => {
    const addresses = Array.from({ length: 50 }, (_, n) => `2001:db8:7::${(n + 1).toString(16)}`);
    assert.equal(new Set(addresses.map(clientOfAddress)).size, 1);
  });
});
