import { expect, waitUntil } from '@open-wc/testing';
import { createFollower } from '../../src/view/controllers/scroll.lazy.ts';

/** A scroller of 200 px with rows of given heights. */
function stage() {
  const scroller = document.createElement('div');
  scroller.style.cssText = 'block-size: 200px; overflow: auto; position: relative';
  const list = document.createElement('div');
  scroller.append(list);
  document.body.append(scroller);
  const told: boolean[] = [];
  const follower = createFollower(scroller, (missed) => told.push(missed));
  let count = 0;
  return {
    scroller,
    told,
    follower,
    add(height: number) {
      const row = document.createElement('p');
      row.style.cssText = `block-size: ${height}px; margin: 0`;
      row.id = `m${++count}`;
      list.append(row);
      follower.follow(row, row);
      return row;
    },
    get below() {
      return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    },
    stop() {
      follower.stop();
      scroller.remove();
    },
  };
}
const frame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(resolve);
    });
  });

describe('following the end', () => {
  it('keeps new messages in sight for a reader who is at the end', async () => {
    const it = stage();
    for (let count = 0; count < 10; count++) {
      it.add(50);
      await frame();
      expect(it.below).to.equal(0);
    }
    it.stop();
  });

  it('leaves a reader who went back where they are, and tells of what they miss', async () => {
    const it = stage();
    for (let count = 0; count < 10; count++) it.add(50);
    await frame();
    it.scroller.scrollTop = 100;
    await frame();
    it.add(50);
    expect(it.scroller.scrollTop).to.equal(100);
    expect(it.told.at(-1)).to.equal(true);
    it.follower.toEnd();
    expect(it.below).to.equal(0);
    expect(it.told.at(-1)).to.equal(false);
    it.stop();
  });

  it('never drags past the start of a long message', async () => {
    const it = stage();
    for (let count = 0; count < 5; count++) it.add(50);
    await frame();
    const row = it.add(900);
    await frame();
    const top = row.getBoundingClientRect().top - it.scroller.getBoundingClientRect().top;
    expect(top).to.be.within(0, 10);
    expect(it.told.at(-1)).to.equal(true);
    it.add(50);
    await frame();
    expect(row.getBoundingClientRect().top - it.scroller.getBoundingClientRect().top).to.equal(top);
    it.stop();
  });

  it('moves nothing under the one who fills a form in, nor when they have done so', async () => {
    const it = stage();
    for (let count = 0; count < 5; count++) it.add(50);
    const form = Object.assign(document.createElement('form'), { className: 'form' });
    form.append(document.createElement('input'));
    it.scroller.firstElementChild?.append(form);
    it.follower.toEnd();
    form.querySelector('input')?.focus({ preventScroll: true });
    await frame();
    const before = it.scroller.scrollTop;
    form.style.blockSize = '200px';
    it.follower.follow(undefined, null);
    await frame();
    expect(it.scroller.scrollTop).to.equal(before);
    form.querySelector('input')?.blur();
    it.follower.follow(undefined, null);
    expect(it.scroller.scrollTop).to.equal(before);
    it.stop();
  });

  it('stays at the end when the space shrinks, as under a keyboard', async () => {
    const it = stage();
    for (let count = 0; count < 10; count++) it.add(50);
    await frame();
    it.scroller.style.blockSize = '120px';
    await waitUntil(() => it.below === 0, 'the end is in sight', { timeout: 40_000 });
    it.stop();
  });
});
