import { describe, it } from 'node:test';
import { expect } from 'chai';
import { readTouch } from '../../../src/effects/delivery/attribution.ts';

describe('where a visit came from', () => {
  it('is read from the address and the referrer', () => {
    expect(
      readTouch(
        'https://shop.example/vip?utm_source=mail&utm_campaign=vip&gclid=g1&fbclid=f1&t=secret&utm_=x#top',
        'https://search.example/find?q=private',
      ),
    ).to.deep.equal({
      utm_source: 'mail',
      utm_campaign: 'vip',
      gclid: 'g1',
      fbclid: 'f1',
      referrer: 'https://search.example/find',
      landingPage: 'https://shop.example/vip',
    });
  });

  it('says no more than the page for somebody who came directly, or from the same site', () => {
    for (const referrer of ['', 'https://shop.example/home', 'nonsense']) {
      expect(readTouch('https://shop.example/vip', referrer)).to.deep.equal({
        landingPage: 'https://shop.example/vip',
      });
    }
  });

  it('is bounded', () => {
    expect(readTouch(`https://shop.example/?utm_term=${'x'.repeat(5000)}`, '').utm_term).to.have.length(200);
  });
});
