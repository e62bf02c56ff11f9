import { describe, it } from 'node:test';
import { expect } from 'chai';
import { followNews, newsIn, type NewsItem } from '../../src/effects/news/follow-news.ts';
import { FakeClock, settle as settled } from '../session/fake-clock.ts';

interface Setting {
  readonly news?: readonly NewsItem[] | undefined;
  readonly hasLine?: boolean;
}
function following({ news = [], hasLine = true }: Setting = {}) {
  const clock = new FakeClock();
  const place = {
    clock,
    asked: 0,
    opened: 0,
    isVisible: true,
    answer: news as readonly NewsItem[] | undefined,
    heard: [] as string[],
    fail: () => {},
    tell: undefined as unknown as (news: NewsItem) => void,
  };
  const follower = followNews({
    clock,
    open(heard, failed) {
      place.opened++;
      place.fail = failed;
      place.tell = heard;
      return hasLine ? { close: () => {} } : undefined;
    },
    ask() {
      place.asked++;
      return Promise.resolve(place.answer);
    },
    heard: ({ id }) => place.heard.push(id),
    isVisible: () => place.isVisible,
  });
  return { ...follower, place };
}

describe('following news', () => {
  it('asks what has happened, then listens, and asks no more', async () => {
    const { look, place } = following({ news: [{ id: '1', item: {} }] });
    look();
    await settled();
    place.tell({ id: '2', item: {} });
    await place.clock.turn(3_600_000);
    expect([place.heard, place.asked, place.opened]).to.deep.equal([['1', '2'], 1, 1]);
  });

  it('asks every 15 seconds where there is no line, and less and less often while nobody answers', async () => {
    const { look, place } = following({ hasLine: false });
    look();
    await settled();
    for (const [ms, asked] of [
      [15_000, 2],
      [15_000, 3],
    ] as const) {
      await place.clock.turn(ms);
      expect(place.asked).to.equal(asked);
    }
    place.answer = undefined;
    for (const ms of [15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
      const before = place.asked;
      await place.clock.turn(ms - 1);
      expect(place.asked, `before ${ms}`).to.equal(before);
      await place.clock.turn(1);
      expect(place.asked, `after ${ms}`).to.equal(before + 1);
    }
    // Once somebody answers it is as often as before.
    place.answer = [];
    await place.clock.turn(300_000);
    const before = place.asked;
    await place.clock.turn(15_000);
    expect(place.asked).to.equal(before + 1);
  });

  it('asks where the line was refused for good', async () => {
    const { look, place } = following();
    look();
    await settled();
    place.fail();
    await place.clock.turn(15_000);
    expect([place.asked, place.opened]).to.deep.equal([2, 1]);
  });

  it('does nothing in the background, and catches up afterwards', async () => {
    const { look, place } = following();
    place.isVisible = false;
    look();
    await settled();
    expect([place.asked, place.opened]).to.deep.equal([0, 0]);
    place.isVisible = true;
    look();
    await settled();
    const { tell } = place;
    place.isVisible = false;
    look();
    tell({ id: 'late', item: {} });
    await place.clock.turn(600_000);
    place.isVisible = true;
    look();
    look();
    await settled();
    expect([place.asked, place.opened, place.heard]).to.deep.equal([2, 2, []]);
  });

  it('is over when it is stopped, also for an answer that is on its way', async () => {
    const { look, stop, place } = following({ news: [{ id: '1', item: {} }] });
    look();
    stop();
    await settled();
    expect([place.heard, place.opened]).to.deep.equal([[], 0]);
  });

  it('reads lists of news and nothing else', () => {
    expect(
      newsIn({ news: [{ id: 1, type: 'a' }, { id: 'x' }, { type: 'b' }, null, 3] }).map(({ id }) => id),
    ).to.deep.equal(['1', 'x']);
    for (const odd of [null, {}, { news: 'x' }, [], 'x']) expect(newsIn(odd)).to.deep.equal([]);
  });
});
