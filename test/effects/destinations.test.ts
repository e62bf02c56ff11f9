import { describe, it } from 'node:test';
import { expect } from 'chai';
import { destinationOf } from '../../src/effects/requests/send-request.lazy.ts';
import type { EndpointSetting } from '../../src/effects/delivery/endpoint.ts';

const base = 'https://shop.example/winter/';
const where = (name: string, endpoints: Record<string, EndpointSetting> = {}, query = {}) =>
  destinationOf(name, query, { endpoint: 'https://leads.example/in', endpoints, base });

describe('Where a request of a flow goes', () => {
  for (const { what, name, endpoints, url } of [
    { what: 'an address on the page’s own origin', name: '/api/sizes', url: 'https://shop.example/api/sizes' },
    {
      what: 'an address on the origin of an endpoint',
      name: 'https://leads.example/x',
      url: 'https://leads.example/x',
    },
    {
      what: 'an endpoint of the page, by its name',
      name: 'stock',
      endpoints: { stock: '/s' },
      url: 'https://shop.example/s',
    },
    {
      what: 'an endpoint of the page, beside one whose address cannot be read',
      name: 'stock',
      endpoints: { stock: '/s', old: 'https://', none: '', odd: { url: 7 } as unknown as EndpointSetting },
      url: 'https://shop.example/s',
    },
  ])
    it(`is ${what}`, async () => {
      expect(await where(name, endpoints)).to.include({ url });
    });

  it('has what is asked in its address: lists by commas, nothing for what is not known', async () => {
    expect(await where('/api', {}, { sizes: ['S', 'M'], colour: 'sea blue', of: null })).to.include({
      url: 'https://shop.example/api?sizes=S%2CM&colour=sea+blue',
      address: 'https://shop.example/api',
    });
  });

  for (const { what, name, endpoints, reason } of [
    {
      what: 'of an endpoint that the page has not named',
      name: 'stock',
      reason: /no endpoint called "stock".*endpoints/,
    },
    {
      what: 'on a site that the page does not name',
      name: 'https://evil.example/x',
      reason: /evil\.example is neither/,
    },
    {
      what: 'of an endpoint whose own address cannot be read',
      name: 'old',
      endpoints: { old: 'https://' },
      reason: /"old"/,
    },
  ])
    it(`is nowhere for one ${what}, and says why`, async () => {
      expect(await where(name, endpoints))
        .to.have.property('reason')
        .that.matches(reason);
    });
});
