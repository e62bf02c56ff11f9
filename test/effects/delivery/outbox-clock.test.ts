import { expect } from '@open-wc/testing';
import { FakeClock, settle } from '../../session/fake-clock.ts';
import { accepted, envelopeOf } from './fake-endpoint.ts';
import { MemoryStore } from './memory-store.ts';
import { DAY, HOUR, MINUTE, kinds, world } from './outbox-world.ts';

/** A clock that shows another time than has passed, from one moment to the next. */
class WrongClock extends FakeClock {
  off = 0;
  override readonly now = () => this.right() + this.off;
  private readonly right = () => (this as unknown as { time: number }).time;
  override readonly after = (ms: number, task: () => void) => {
    // Whole milliseconds, as timers of a browser have.
    const due = this.right() + Math.ceil(ms);
    const tasks = this as unknown as { tasks: { at: number; task: () => void }[] };
    const entry = { at: due, task };
    tasks.tasks.push(entry);
    return () => {
      tasks.tasks = tasks.tasks.filter((each) => each !== entry);
    };
  };
}

describe('a clock that jumps', () => {
  const YEAR = 365 * DAY;
  for (const [what, off, then] of [
    ['stood at 2010 and is set right', -17 * YEAR, 0],
    ['stood at 1970 and is set right', 5000 - Date.UTC(2026, 10, 22, 12), 0],
    ['was a year behind and is set right', -YEAR / 2, 0],
    ['was five days ahead and is set right', 5 * DAY, 0],
    ['was ten years ahead and is set right', 10 * YEAR, 0],
    ['was right and falls back to 2010', 0, -17 * YEAR],
    ['goes back an hour as summer ends', 0, -HOUR],
    ['goes on an hour as summer begins', 0, HOUR],
    ['slept for a week', 0, 7 * DAY],
  ] as const) {
    it(`${what} between two visits: a lead that nobody took goes out at once`, async () => {
      const clock = new WrongClock(),
        store = new MemoryStore(clock);
      clock.off = off;
      let up = false;
      const first = world((_, id) => (up ? accepted(id) : 'refused'), { clock, store });
      await first.send('e1');
      await clock.turn(MINUTE);
      first.detach();
      clock.off = then;
      up = true;
      const next = world((_, id) => accepted(id), { clock, store });
      await settle();
      expect(next.calls).to.have.length(1);
      expect([kinds(next.acts), store.kept.size]).to.deep.equal([['delivered'], 0]);
    });

    it(`${what} while the page is open: a lead is neither lost nor put off`, async () => {
      const clock = new WrongClock();
      clock.off = off;
      let up = false;
      const { send, store, outbox, calls } = world((_, id) => (up ? accepted(id) : 'refused'), { clock });
      await send('e1');
      await clock.turn(MINUTE);
      clock.off = then;
      await clock.turn(MINUTE);
      await outbox.flush();
      await clock.turn(MINUTE);
      expect(store.kept.size).to.equal(1);
      const tries = calls.length;
      up = true;
      await clock.turn(40 * MINUTE);
      expect(calls.length).to.equal(tries + 1);
      expect(store.kept.size).to.equal(0);
    });
  }

  it('the endpoint still away for a day after the clock was set on by a year: the lead is there, the owner told, and it goes out', async () => {
    const clock = new WrongClock(),
      store = new MemoryStore(clock);
    const first = world(() => 'refused', { clock, store });
    store.put(envelopeOf('e1'), { seen: clock.now() });
    await first.outbox.add('e1');
    first.detach();
    clock.off = YEAR;
    let up = false;
    const next = world((_, id) => (up ? accepted(id) : 'refused'), { clock, store });
    await clock.turn(DAY);
    expect(next.problems.map(({ code }) => code)).to.include('lead-too-old');
    up = true;
    await next.outbox.flush();
    await clock.turn(HOUR);
    expect([next.acts.at(-1)?.type, store.kept.size]).to.deep.equal(['delivered', 0]);
  });

  it('a lead that was seen all the while is tried once more after 28 days, told, and then given up; its conversation hears of it', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('e1'), { seen: clock.now(), at: clock.now() - 28 * DAY - 1, tries: 900 });
    const { calls, problems, acts } = world(() => 'refused', { clock, store });
    await settle();
    expect(calls).to.have.length(1);
    expect(problems.filter(({ code }) => code === 'lead-too-old')).to.have.length(2);
    expect([kinds(acts), store.kept.size]).to.deep.equal([['unsent'], 0]);
  });

  it('a lead that waits behind a wrong clock is given up 28 days after the clock was right', async () => {
    const clock = new WrongClock(),
      store = new MemoryStore(clock);
    clock.off = 10 * YEAR;
    world(() => 'refused', { clock, store }).detach();
    store.put(envelopeOf('e1'), { seen: clock.now() });
    clock.off = 0;
    for (let day = 0; day < 28; day += 2) {
      const visit = world(() => 'refused', { clock, store });
      await settle();
      visit.detach();
      expect(store.kept.size, `day ${day}`).to.equal(1);
      await clock.turn(2 * DAY);
    }
    await clock.turn(2 * DAY);
    world(() => 'refused', { clock, store });
    await settle();
    expect(store.kept.size).to.equal(0);
  });

  it('Retry-After as a date, with a clock that is years behind and a server that does not show its own: not put off for weeks', async () => {
    const clock = new WrongClock();
    clock.off = -YEAR / 2;
    const { send, calls } = world(
      (_, id, count) =>
        count === 1 ? { status: 503, headers: { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' } } : accepted(id),
      { clock },
    );
    await send('e1');
    await clock.turn(HOUR);
    expect(calls).to.have.length(2);
  });

  it('Retry-After holds although the clock is set back while it runs', async () => {
    const clock = new WrongClock();
    const { send, calls, outbox } = world(
      (_, id, count) => (count === 1 ? { status: 429, headers: { 'retry-after': '7200' } } : accepted(id)),
      { clock },
    );
    await send('e1');
    clock.off = -3 * DAY;
    await clock.turn(MINUTE);
    await outbox.flush();
    await clock.turn(90 * MINUTE);
    expect(calls).to.have.length(1);
    await clock.turn(HOUR);
    expect(calls).to.have.length(2);
  });
});
