import { expect } from '@open-wc/testing';
import { IDLE, watchLeaving } from '../../../src/effects/delivery/leaving.lazy.ts';
import { FakeClock } from '../../session/fake-clock.ts';

describe('a visitor counts as gone', () => {
  function watched() {
    const clock = new FakeClock(),
      element = document.createElement('div'),
      stopper = new AbortController(),
      seen = { left: 0 };
    watchLeaving(element, clock, () => seen.left++, { leave: () => undefined }, stopper.signal);
    return { clock, element, seen, stop: () => stopper.abort() };
  }

  it('when the page is left, before the outbox sends what outlives the page', async () => {
    const order: string[] = [],
      stopper = new AbortController();
    watchLeaving(
      document.createElement('div'),
      new FakeClock(),
      () => order.push('left'),
      { leave: () => order.push('outbox') },
      stopper.signal,
    );
    dispatchEvent(new PageTransitionEvent('pagehide'));
    stopper.abort();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(order).to.deep.equal(['left', 'outbox']);
  });

  it('half an hour after the last touch', async () => {
    const { clock, element, seen, stop } = watched();
    for (const type of ['keydown', 'pointerdown', 'smoc-answer']) {
      await clock.turn(IDLE - 1);
      element.dispatchEvent(new Event(type));
    }
    await clock.turn(IDLE - 1);
    expect(seen.left).to.equal(0);
    await clock.turn(1);
    expect(seen.left).to.equal(1);
    stop();
  });

  it('no more once the chat is gone, and no timer stays behind', () => {
    const { clock, element, seen, stop } = watched();
    stop();
    element.dispatchEvent(new Event('keydown'));
    expect([clock.waiting, seen.left]).to.deep.equal([0, 0]);
  });
});
