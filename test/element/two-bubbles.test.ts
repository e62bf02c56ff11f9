import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, mount, Visitor } from './harness.ts';

afterEach(cleanUp);

const bubbles = async (count: number, inside?: ParentNode & Node) => {
  const all = Array.from(
    { length: count },
    () => new Visitor(mount(flowOf(['Hello.', { ask: 'Your name?' }]), { mode: 'bubble' })),
  );
  inside?.append(...all.map(({ element }) => element));
  for (const visitor of all) await visitor.until(() => visitor.has('.launcher'), 'the launcher');
  return all;
};
const rectOf = (visitor: Visitor, selector = '.launcher') => visitor.one(selector).getBoundingClientRect();

describe('several bubbles on one page', () => {
  it('stand above each other, the first where one alone stands', async () => {
    const [first, second, third] = (await bubbles(3)).map((visitor) => rectOf(visitor)) as [DOMRect, DOMRect, DOMRect];
    expect([innerWidth - first.right, innerHeight - first.bottom]).to.deep.equal([20, 20]);
    for (const [lower, upper] of [
      [first, second],
      [second, third],
    ] as const) {
      expect(upper.bottom, 'room between them').to.be.at.most(lower.top - 8);
      expect(upper.right).to.equal(lower.right);
    }
  });

  it('are each opened by a press on their own button', async () => {
    const [first, second] = (await bubbles(2)) as [Visitor, Visitor];
    const { x, y, width, height } = rectOf(first);
    expect(document.elementFromPoint(x + width / 2, y + height / 2)).to.equal(first.element);
    second.one('.launcher').click();
    await second.until(() => second.has('.window[open]') && second.has('.dock .field'), 'the window');
    expect(first.element.opened).to.equal(false);
  });

  it('stand so in a shadow root of the page too', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const [first, second] = (await bubbles(2, host.attachShadow({ mode: 'open' }))).map((visitor) =>
      rectOf(visitor),
    ) as [DOMRect, DOMRect];
    expect(innerHeight - first.bottom).to.equal(20);
    expect(second.bottom).to.be.below(first.top);
    host.remove();
  });
});
