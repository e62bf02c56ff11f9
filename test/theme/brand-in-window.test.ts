import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, Visitor } from '../element/harness.ts';

describe('a brand in a bubble’s window that fills a phone', () => {
  before(() => setViewport({ width: 390, height: 760 }));
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(cleanUp);

  for (const header of ['bar', 'round', 'letterhead'] as const) {
    it(`keeps its round corners inside, and leaves room for both buttons of a ${header} header`, async () => {
      const look = { color: '#14213f', radius: 20, header };
      const visitor = new Visitor(
        mount(
          flowOf([{ ask: 'Well?', options: ['A'] }]),
          { mode: 'bubble' },
          { theme: { name: 'x', look, brand: { name: 'A house with quite a long name' } } },
        ),
      );
      visitor.element.open();
      await visitor.until(
        () =>
          visitor.has('.option') &&
          visitor.has('header .icon') &&
          getComputedStyle(visitor.one('header')).backgroundColor === 'rgb(20, 33, 63)',
      );
      expect(getComputedStyle(visitor.one('.option')).borderStartStartRadius).to.equal('20px');
      expect(getComputedStyle(visitor.one('.panel')).borderStartStartRadius).to.equal('0px');
      const [brand, restart, close] = ['.brand', 'header .icon', '.window .close'].map((part) =>
        visitor.one(part).getBoundingClientRect(),
      ) as [DOMRect, DOMRect, DOMRect];
      expect(brand.right, 'brand and restart').to.be.at.most(restart.left + 1);
      expect(restart.right, 'restart and close').to.be.at.most(close.left + 1);
    });
  }
});
