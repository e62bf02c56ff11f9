import { describe, it } from 'node:test';
import { expect } from 'chai';
import { readFlow } from '../../src/flow/read-flow.ts';
import { allWorks, openQuestion } from '../../src/engine/engine.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { ChatState } from '../../src/engine/state.ts';
import { createSession, type Session, type SessionOptions } from '../../src/session/session.ts';
import type { ConversationStore, QueuedEnvelope } from '../../src/storage/store-port.ts';
import { FakeClock, seededChance, settle } from '../session/fake-clock.ts';

const flowOf = (...start: unknown[]) => readFlow({ flow: 'vip', parts: { start } }).flow!;
const signUp = flowOf(
  'Welcome!',
  { ask: 'Your name?', as: 'name' },
  { submit: true, save: { link: 'referral.url' } },
  'Thanks, {name}!',
);
const words = ({ transcript }: ChatState) =>
  transcript.flat().map((entry) => ('typed' in entry ? `> ${entry.typed}` : 'text' in entry ? entry.text : entry.kind));

class FakeStore implements ConversationStore {
  readonly durable = true;
  readonly states = new Map<string, string>();
  readonly queued: QueuedEnvelope[] = [];
  /** Set: a save waits until it is called. */
  release: (() => void) | undefined;
  slow = false;
  load = async (name: string) => JSON.parse(this.states.get(name) ?? 'null') as ChatState | null;
  remove = async (name: string) => void this.states.delete(name);
  forget = async () => this.states.clear();
  async save(name: string, state: ChatState, envelopes: readonly QueuedEnvelope[]) {
    if (this.slow) await new Promise<void>((resolve) => (this.release = resolve));
    this.states.set(name, JSON.stringify(state));
    this.queued.push(...envelopes);
  }
}

interface World {
  session: Session;
  clock: FakeClock;
  store: FakeStore;
  /** What happened, in order. */
  log: string[];
  effects: Effect[];
  shown: ChatState[];
  watched: string[];
}

function world(more: Partial<SessionOptions> & { store?: SessionOptions['store']; kept?: FakeStore } = {}): World {
  const clock = (more.clock as FakeClock | undefined) ?? new FakeClock();
  const kept = more.kept ?? new FakeStore();
  const log: string[] = [],
    effects: Effect[] = [],
    shown: ChatState[] = [],
    watched: string[] = [];
  const session = createSession({
    flow: signUp,
    print: 'p1',
    name: 'vip',
    works: () => allWorks,
    keep: 'visit',
    context: {},
    clock,
    chance: seededChance(3),
    settings: { lang: 'en', tone: '', pace: { perCharacter: 20, most: 1000, between: 300 }, brand: 'Nordlys' },
    store: () => {
      log.push('store');
      return Promise.resolve(kept);
    },
    sends: () => true,
    watch: (id) => watched.push(id),
    perform(effect) {
      log.push(effect.type);
      effects.push(effect);
    },
    changed(state) {
      log.push('shown');
      shown.push(state);
    },
    ...more,
  });
  return { session, clock, store: kept, log, effects, shown, watched };
}

/** Turns the clock until the visitor or the outbox is asked. */
async function untilAsked({ session, clock }: World): Promise<void> {
  for (let turn = 0; turn < 100 && /pause|^$/.test(session.state.pending?.kind ?? ''); turn++) await clock.turn(500);
}

const delivered = ({ effects }: World) =>
  effects.flatMap((effect) => (effect.type === 'deliver' ? [effect.envelope] : []));
const submitted = (each: World) => delivered(each).find(({ type }) => type === 'form.submitted')!;

async function untilSubmitted(more?: Parameters<typeof world>[0]): Promise<World> {
  const each = world(more);
  await each.session.start();
  await untilAsked(each);
  await each.session.send({ type: 'answer', value: 'Ben' });
  await untilAsked(each);
  return each;
}

describe('a conversation', () => {
  it("stores nothing and asks for no storage before the visitor's first act", async () => {
    const each = world();
    await each.session.start();
    await untilAsked(each);
    expect(openQuestion(signUp, each.session.state, allWorks)).not.to.be.null;
    expect(each.log).not.to.include('store');
    expect(each.effects.filter(({ type }) => type === 'deliver')).to.deep.equal([]);
  });

  it('is saved with its envelopes first, then shown, then done', async () => {
    const each = world();
    await each.session.start();
    await untilAsked(each);
    each.store.slow = true;
    each.log.length = 0;
    const before = each.session.state;
    const answering = each.session.send({ type: 'answer', value: 'Ben' });
    while (!each.store.release) await settle();
    expect(each.log, 'nothing is shown while it is saved').to.deep.equal(['store']);
    expect(each.session.state).to.equal(before);
    each.store.release();
    await answering;
    expect(each.log.indexOf('shown')).to.be.above(0);
    expect(each.log.indexOf('deliver')).to.be.above(0);
    expect(JSON.parse(each.store.states.get('vip')!)).to.deep.equal(each.session.state);
    expect(each.store.queued.map(({ envelope }) => envelope)).to.deep.equal(delivered(each));
  });

  it('works inputs off one after another, in order', async () => {
    const each = world({
      flow: flowOf({ ask: 'One?', as: 'one' }, { ask: 'Two?', as: 'two' }),
      settings: { lang: 'en', tone: '', pace: { perCharacter: 0, most: 0, between: 0 }, brand: '' },
    });
    await Promise.all([
      each.session.start(),
      each.session.send({ type: 'answer', value: '1' }),
      each.session.send({ type: 'answer', value: '2' }),
    ]);
    expect(each.session.state.vars).to.include({ one: '1', two: '2' });
  });

  it('goes on after a typing pause, and not twice when the visitor has skipped it', async () => {
    const each = world();
    await each.session.start();
    const { pending } = each.session.state;
    expect(pending?.kind).to.equal('pause');
    await each.session.send({ type: 'elapsed', key: (pending as { key: number }).key });
    const shown = each.shown.length;
    await each.clock.turn(60_000);
    expect(each.shown).to.have.length(shown);
    expect(each.session.state.pending?.kind).to.equal('question');
  });

  it('keeps no state with keep "nothing", but hands its envelopes to the outbox', async () => {
    const each = world({ keep: 'nothing', flow: flowOf({ ask: 'Name?', as: 'name' }, 'Ok', 'Fine') });
    await each.session.start();
    await untilAsked(each);
    await each.session.send({ type: 'answer', value: 'Ben' });
    const saves = each.log.filter((what) => what === 'store').length;
    expect(each.store.queued.map(({ envelope }) => envelope.type)).to.include('flow.started');
    await each.clock.turn(60_000);
    const ends = each.store.queued.filter(({ envelope }) => envelope.type === 'flow.completed').length;
    expect(each.log.filter((what) => what === 'store').length - saves).to.equal(ends);
  });

  it('puts nothing into the outbox for which there is nobody to send to, but says that it is to be sent', async () => {
    const each = await untilSubmitted({ sends: () => false });
    expect(each.store.queued).to.deep.equal([]);
    expect(submitted(each).answers).to.deep.equal({ name: 'Ben' });
  });

  it('never shows a result as on its way while nobody is there to send it to', async () => {
    const each = await untilSubmitted({ lacks: () => true });
    const { id } = submitted(each);
    const seen = each.shown.map(({ deliveries }) => deliveries[id]).filter((status) => status !== undefined);
    expect(new Set(seen)).to.deep.equal(new Set(['kept']));
    expect(each.store.queued.map(({ envelope }) => envelope.id)).to.include(id);
  });

  it('does nothing any more once it is stopped', async () => {
    const each = world();
    await each.session.start();
    each.session.stop();
    const shown = each.shown.length;
    expect(each.clock.waiting).to.equal(0);
    await each.session.send({ type: 'say', text: 'Hello?' });
    expect(each.shown).to.have.length(shown);
  });
});

describe('storage that fails', () => {
  it('that never answers holds an answer up for three seconds, not longer', async () => {
    const each = world({ store: () => new Promise(() => {}) });
    await each.session.start();
    await untilAsked(each);
    void each.session.send({ type: 'answer', value: 'Ben' });
    await each.clock.turn(2900);
    expect(words(each.session.state)).not.to.include('> Ben');
    await each.clock.turn(200);
    expect(words(each.session.state)).to.include('> Ben');
  });

  it('whose code does not load loses no envelope: it is kept, and sent when the code is there', async () => {
    let there = false;
    const kept = new FakeStore();
    const each = await untilSubmitted({
      kept,
      store: () => (there ? Promise.resolve(kept) : Promise.reject(new Error('404'))),
    });
    await each.clock.turn(1000);
    expect(each.session.state.deliveries[Object.keys(each.session.state.deliveries)[0]!]).to.equal('kept');
    expect(delivered(each)).to.deep.equal([]);
    there = true;
    await each.clock.turn(10_000);
    expect(delivered(each).map(({ type }) => type)).to.include.members(['flow.started', 'form.submitted']);
    expect(kept.queued.map(({ envelope }) => envelope.id).sort()).to.deep.equal(
      delivered(each)
        .map(({ id }) => id)
        .sort(),
    );
    expect(new Set(delivered(each).map(({ id }) => id)).size).to.equal(delivered(each).length);
  });
});

describe('a restored conversation', () => {
  it('is the same one, at the open question, and does nothing twice', async () => {
    const first = world({
      flow: flowOf({ ask: 'Name?', as: 'name' }, { track: 'named' }, { ask: 'Size?', as: 'size' }),
    });
    await first.session.start();
    await untilAsked(first);
    await first.session.send({ type: 'answer', value: 'Ben' });
    await untilAsked(first);
    first.session.stop();
    const again = world({
      flow: flowOf({ ask: 'Name?', as: 'name' }, { track: 'named' }, { ask: 'Size?', as: 'size' }),
      kept: first.store,
    });
    expect(await again.session.resume()).to.be.true;
    expect(again.session.state).to.deep.equal(first.session.state);
    await again.clock.turn(60_000);
    expect(again.effects).to.deep.equal([]);
    await again.session.send({ type: 'answer', value: 'M' });
    expect(again.session.state.vars).to.include({ name: 'Ben', size: 'M' });
  });

  it('whose visitor had left in the middle tells so no second time: the page may have gone before it could write that down', async () => {
    const flow = flowOf({ ask: 'Name?', as: 'name' }, { consent: 'Keep it', as: 'ok' }, { ask: 'Size?', as: 'size' });
    const first = world({ flow });
    await first.session.start();
    for (const value of ['Ben', true]) {
      await untilAsked(first);
      await first.session.send({ type: 'answer', value });
    }
    const kept = first.store.states.get('vip')!;
    await first.session.send({ type: 'left' });
    expect(delivered(first).map(({ type }) => type)).to.deep.equal(['flow.started', 'flow.abandoned']);
    first.store.states.set('vip', kept);
    const again = world({ flow, kept: first.store });
    await again.session.resume();
    await again.session.send({ type: 'left' });
    expect(delivered(again)).to.deep.equal([]);
  });

  it('ends a pause at once', async () => {
    const flow = flowOf({ ask: 'Name?', as: 'name' }, 'A long message that takes a while to type', 'Done');
    const first = world({ flow });
    await first.session.start();
    await untilAsked(first);
    await first.session.send({ type: 'answer', value: 'Ben' });
    expect(first.session.state.pending?.kind).to.equal('pause');
    first.session.stop();
    const again = world({ flow, kept: first.store });
    await again.session.resume();
    await again.clock.turn(0);
    expect(words(again.session.state)).to.include('A long message that takes a while to type');
  });

  it('asks a server again whose answer it did not live to hear', async () => {
    const flow = flowOf(
      { ask: 'Name?', as: 'name' },
      { request: '/api/me', save: { plan: 'plan' } },
      'Your plan: {plan}',
    );
    const first = world({ flow });
    await first.session.start();
    await untilAsked(first);
    await first.session.send({ type: 'answer', value: 'Ben' });
    await untilAsked(first);
    const asked = first.effects.filter(({ type }) => type === 'request');
    expect(asked).to.have.length(1);
    const again = world({ flow, kept: first.store });
    await again.session.resume();
    expect(again.effects).to.deep.equal(asked);
  });

  it('has its submission looked up, whether it waits for it or has gone on', async () => {
    const waiting = await untilSubmitted();
    const { id } = submitted(waiting);
    const again = world({ kept: waiting.store });
    await again.session.resume();
    expect(again.watched).to.deep.equal([id]);
    expect(again.effects).to.deep.equal([]);
    await again.session.send({ type: 'kept', id });
    await untilAsked(again);
    const later = world({ kept: again.store });
    await later.session.resume();
    expect(later.watched).to.deep.equal([id]);
    await later.session.send({ type: 'delivered', id, reply: { referral: { url: 'https://shop.example/?ref=7Q2M' } } });
    const last = world({ kept: later.store });
    await last.session.resume();
    expect(last.watched).to.deep.equal([]);
  });

  it('is not there when the flow has another fingerprint, or nothing was kept', async () => {
    const first = await untilSubmitted();
    expect(await world({ kept: first.store, print: 'p2' }).session.resume()).to.be.false;
    expect(await world().session.resume()).to.be.false;
    expect(await world({ store: () => Promise.reject(new Error('404')) }).session.resume()).to.be.false;
  });

  it("speaks the page's language of today and knows the page of today, and where somebody first came from", async () => {
    const first = await untilSubmitted({
      context: { page: { url: '/a' }, visitor: { first: { utm_source: 'mail' } }, referral: { code: '7Q2M9KXA' } },
    });
    const nl = { ...first.session.state.settings, lang: 'nl' };
    const again = world({ kept: first.store, settings: nl, context: { page: { url: '/b' }, visitor: { first: {} } } });
    await again.session.resume();
    expect(again.session.state.settings.lang).to.equal('nl');
    expect(again.session.state.context).to.deep.equal({
      page: { url: '/b' },
      visitor: { first: { utm_source: 'mail' } },
      referral: { code: '7Q2M9KXA' },
    });
  });
});

describe('what is left of a conversation', () => {
  it('that has ended and whose lead has arrived: nothing that the visitor typed, on the disk; all of it on the screen', async () => {
    const each = await untilSubmitted();
    expect(each.store.states.get('vip')).to.include('Ben');
    await each.session.send({ type: 'delivered', id: submitted(each).id, reply: {} });
    await each.clock.turn(60_000);
    expect(each.session.state.pending?.kind).to.equal('end');
    expect(each.store.states.get('vip')).not.to.include('Ben');
    expect(words(each.session.state)).to.include('> Ben');
  });

  for (const type of ['kept', 'refused'] as const) {
    it(`that has ended and whose lead was ${type}: everything, until it has arrived`, async () => {
      const each = await untilSubmitted();
      const { id } = submitted(each);
      await each.session.send(type === 'kept' ? { type, id } : { type, id, status: 403, reply: {} });
      await each.clock.turn(60_000);
      expect(each.session.state.pending?.kind).to.equal('end');
      expect(each.store.states.get('vip')).to.include('Ben');
      await each.session.send({ type: 'delivered', id, reply: {} });
      expect(each.store.states.get('vip')).not.to.include('Ben');
    });
  }
});

describe('one conversation in two tabs', () => {
  /** A storage that two tabs share, with a stamp for each save as the real one has. */
  function shared() {
    let saved: { state: string; stamp: number } | undefined;
    const queued: QueuedEnvelope[] = [];
    const heard = new Set<() => void>();
    const tab = (flow = signUp, more: Partial<SessionOptions> = {}) => {
      let seen = 0;
      const read = () => {
        seen = saved?.stamp ?? 0;
        return saved ? (JSON.parse(saved.state) as ChatState) : null;
      };
      const store: ConversationStore = {
        durable: true,
        load: async () => read(),
        newer: async () => (saved && saved.stamp !== seen ? read() : null),
        async save(_name, state, envelopes, _keep, unlessNewer) {
          await settle();
          if (unlessNewer && saved && saved.stamp !== seen) return false;
          seen = (saved?.stamp ?? 0) + 1;
          saved = { state: JSON.stringify(state), stamp: seen };
          queued.push(...envelopes);
          return true;
        },
        remove: async () => (saved = undefined),
        forget: async () => (saved = undefined),
      };
      return world({
        flow,
        settings: { lang: 'en', tone: '', pace: { perCharacter: 0, most: 0, between: 0 }, brand: '' },
        store: () => Promise.resolve(store),
        tabs(hear) {
          heard.add(hear);
          return {
            tell: () => [...heard].filter((each) => each !== hear).forEach((each) => each()),
            close: () => void heard.delete(hear),
          };
        },
        ...more,
      });
    };
    const sent = (type: string) => queued.filter(({ envelope }) => envelope.type === type);
    return { tab, sent, heard };
  }
  const two = flowOf({ ask: 'Name?', as: 'name' }, { ask: 'Size?', as: 'size' }, { submit: true }, 'Bye.');

  for (const [how, more] of [
    ['with messages between them', {}],
    ['without, as in old browsers', { tabs: undefined }],
  ] as const)
    it(`${how}: the result is sent once, and the tab that is behind shows what the other one has made of it`, async () => {
      const { tab, sent } = shared();
      const one = tab(two, more);
      await one.session.start();
      await one.session.send({ type: 'answer', value: 'Ann' });
      const other = tab(two, more);
      expect(await other.session.resume()).to.be.true;
      const { keys } = other.session.state;
      await one.session.send({ type: 'answer', value: 'M' });
      await settle();
      await other.session.send({ type: 'answer', value: 'L', count: keys });
      expect(sent('form.submitted').map(({ envelope }) => envelope.answers)).to.deep.equal([
        { name: 'Ann', size: 'M' },
      ]);
      expect(words(other.session.state)).to.deep.equal(words(one.session.state));
      const { id } = submitted(one);
      await Promise.all([one, other].map(({ session }) => session.send({ type: 'delivered', id, reply: {} })));
      expect(sent('flow.completed')).to.have.length(1);
    });

  it('the other tab follows at once, without an act of its own', async () => {
    const { tab } = shared();
    const one = tab(two);
    await one.session.start();
    await one.session.send({ type: 'answer', value: 'Ann' });
    const other = tab(two);
    await other.session.resume();
    await one.session.send({ type: 'answer', value: 'M' });
    await settle();
    expect(words(other.session.state)).to.deep.equal(words(one.session.state));
    expect(other.watched).to.deep.equal([submitted(one).id]);
  });

  it('a tab that hears of a submission that it does not know reads what another one has made of the conversation', async () => {
    const { tab } = shared();
    const one = tab(two, { tabs: undefined });
    await one.session.start();
    await one.session.send({ type: 'answer', value: 'Ann' });
    const other = tab(two, { tabs: undefined });
    await other.session.resume();
    await one.session.send({ type: 'answer', value: 'M' });
    one.session.stop();
    const { id } = submitted(one);
    await other.session.send({ type: 'delivered', id, reply: {} });
    expect(other.session.state.deliveries).to.deep.equal({ [id]: 'delivered' });
    expect(words(other.session.state).at(-1)).to.equal('Bye.');
  });

  it('answers in the same moment: one of them counts, and its result is the only one', async () => {
    const { tab, sent } = shared();
    const one = tab(two);
    await one.session.start();
    await one.session.send({ type: 'answer', value: 'Ann' });
    const other = tab(two);
    await other.session.resume();
    const count = other.session.state.keys;
    await Promise.all([
      one.session.send({ type: 'answer', value: 'M', count }),
      other.session.send({ type: 'answer', value: 'L', count }),
    ]);
    await settle();
    expect(sent('form.submitted')).to.have.length(1);
    expect(words(other.session.state)).to.deep.equal(words(one.session.state));
  });

  it('both opened before anybody said a word: the second one goes on where the first one is', async () => {
    const { tab, sent } = shared();
    const [one, other] = [tab(two), tab(two)];
    await Promise.all([one, other].map(({ session }) => session.start()));
    const count = other.session.state.keys;
    await one.session.send({ type: 'answer', value: 'Ann', count });
    await other.session.send({ type: 'answer', value: 'Bea', count });
    expect(words(other.session.state)).to.deep.equal(words(one.session.state));
    expect(sent('flow.started')).to.have.length(1);
  });

  it('a goal that was waited for is told once, by one of them', async () => {
    const { tab, sent } = shared();
    const flow = flowOf(
      { ask: 'Name?', as: 'name' },
      { submit: true },
      { goal: 'joined', say: 'In!' },
      { ask: 'More?' },
    );
    const one = tab(flow);
    await one.session.start();
    await one.session.send({ type: 'answer', value: 'Ann' });
    const { id } = submitted(one);
    await one.session.send({ type: 'kept', id });
    const other = tab(flow);
    await other.session.resume();
    await Promise.all([one, other].map(({ session }) => session.send({ type: 'delivered', id, reply: {} })));
    await settle();
    expect(sent('goal.completed')).to.have.length(1);
    for (const { session } of [one, other])
      expect(words(session.state).filter((word) => word === 'In!')).to.have.length(1);
  });

  it('goes on with a pause whose tab was closed, and listens to nobody once it is stopped', async () => {
    const { tab, heard } = shared();
    const flow = flowOf({ ask: 'Name?', as: 'name' }, { say: 'Later.', wait: 3 }, { ask: 'More?' });
    const slow = {
      settings: { lang: 'en', tone: '', pace: { perCharacter: 20, most: 1000, between: 300 }, brand: '' },
    };
    const one = tab(flow, slow);
    await one.session.start();
    await untilAsked(one);
    await one.session.send({ type: 'answer', value: 'Ann' });
    const other = tab(flow, slow);
    await other.session.resume();
    one.session.stop();
    await untilAsked(other);
    expect(words(other.session.state)).to.include('More?');
    other.session.stop();
    expect(heard.size).to.equal(0);
  });

  it('hears nothing and says nothing before the first act', async () => {
    const { tab, heard } = shared();
    const one = tab(two);
    await one.session.start();
    expect(heard.size).to.equal(0);
  });
});
