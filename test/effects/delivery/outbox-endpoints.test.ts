import { expect } from '@open-wc/testing';
import { adapterFor } from '../../../src/effects/delivery/adapters/find-adapter.ts';
import { FakeClock, settle } from '../../session/fake-clock.ts';
import { accepted, envelopeOf } from './fake-endpoint.ts';
import { MemoryStore } from './memory-store.ts';
import { DAY, HOUR, MINUTE, kinds, world } from './outbox-world.ts';

describe('endpoints', () => {
  it('are looked up by name for every try', async () => {
    let address = '/old';
    const { send, calls, clock } = world((call, id) => (call.address.endsWith('/new') ? accepted(id) : 'refused'), {
      endpoints: (name) => (name ? undefined : address),
    });
    await send('e1');
    address = '/new';
    await clock.turn(MINUTE);
    expect(calls.map((call) => new URL(call.address).pathname)).to.deep.equal(['/old', '/new']);
  });

  for (const address of [
    'http://shop.example/api',
    'http://127.0.0.1.evil.example/api',
    'ftp://shop.example/api',
    'javascript:alert(1)',
    'data:,x',
  ]) {
    it(`${address} gets nothing; the owner hears of it, the lead is kept and sent when the address is mended`, async () => {
      let mended = address;
      const { send, calls, acts, problems, store, outbox } = world((_, id) => accepted(id), {
        endpoints: () => mended,
      });
      await send('e1');
      expect(calls).to.deep.equal([]);
      expect(acts).to.deep.equal([{ type: 'kept', id: 'e1' }]);
      expect(problems.map(({ code }) => code)).to.deep.equal(['insecure-endpoint']);
      expect(store.row('e1')).to.include({ state: 'queued', endpoint: '' });
      mended = 'https://shop.example/api';
      await outbox.flush();
      await settle();
      expect([calls.length, acts.at(-1)?.type, store.kept.size]).to.deep.equal([1, 'delivered', 0]);
    });
  }

  for (const [what, setting] of [
    ['none at all', undefined],
    ['an empty one', ''],
    ['an object without an address', {}],
    ['an object with an empty address', { url: ' ' }],
  ] as const)
    it(`${what}: the lead is kept under its name, in the next visit too, until there is one`, async () => {
      const clock = new FakeClock(),
        store = new MemoryStore(clock);
      const first = world(() => 'never', { clock, store, endpoints: () => setting as string | undefined });
      store.put(envelopeOf('e1'), { endpoint: 'crm' });
      await first.outbox.add('e1');
      expect(kinds(first.acts), 'at once').to.deep.equal(['kept']);
      expect(first.problems).to.have.length(1);
      first.detach();
      await clock.turn(3 * DAY);
      const next = world((_, id) => accepted(id), {
        clock,
        store,
        endpoints: (name) => (name === 'crm' ? '/crm' : undefined),
      });
      await settle();
      expect(next.calls.map((call) => new URL(call.address).pathname)).to.deep.equal(['/crm']);
      expect(store.kept.size).to.equal(0);
    });

  for (const address of [
    'http://localhost:3000/api',
    'http://127.0.0.1:3000/api',
    'http://[::1]:3000/api',
    'https://shop.example/api',
  ]) {
    it(`${address} is used`, async () => {
      const { send, calls } = world((_, id) => accepted(id), { endpoints: () => ({ url: address }) });
      await send('e1');
      expect(calls.map((call) => call.address)).to.deep.equal([address]);
    });
  }

  it('an address that is none is told', async () => {
    const { send, problems } = world(() => 'never', { endpoints: () => 'https://' });
    await send('e1');
    expect(problems.map(({ code }) => code)).to.deep.equal(['bad-endpoint']);
  });

  it('whose settings are wrong keeps the lead until they are mended, and tells the owner what to mend', async () => {
    const settings: { form?: string } = {};
    const { send, calls, problems, acts, clock } = world(() => ({ status: 200 }), {
      base: () => location.href,
      endpoints: () => ({ url: '/', adapter: 'netlify', ...settings }),
    });
    await adapterFor('netlify', { url: '/' }, location.origin);
    await send('e1');
    await clock.turn(MINUTE);
    expect([calls, problems.map(({ code }) => code)]).to.deep.equal([[], ['bad-endpoint']]);
    settings.form = 'vip';
    await clock.turn(HOUR);
    expect(calls).to.have.length(1);
    expect(kinds(acts)).to.deep.equal(['kept', 'delivered']);
  });

  it('that take no results of a type are not asked, and the row is gone', async () => {
    const { send, calls, store } = world(() => 'never', { endpoints: () => 'https://formspree.io/f/abc' });
    await adapterFor('formspree', { url: 'https://formspree.io/f/abc' }, 'https://formspree.io/f/abc');
    await send('e1', { type: 'flow.started' });
    expect([calls, store.kept.size]).to.deep.equal([[], 0]);
  });

  it('may be a function of the page; it is called again with the same envelope when it fails or takes too long', async () => {
    const seen: unknown[] = [];
    const { send, acts, clock, problems } = world(() => 'never', {
      endpoints: () => (envelope) => {
        seen.push(envelope);
        if (seen.length === 1) throw new Error('ben@example.com');
        if (seen.length === 2) return new Promise(() => {});
        return { set: { seat: 4 } };
      },
    });
    await send('e1');
    await clock.turn(MINUTE);
    expect(seen).to.deep.equal([envelopeOf('e1'), envelopeOf('e1'), envelopeOf('e1')]);
    expect(acts.at(-1)).to.deep.equal({ type: 'delivered', id: 'e1', reply: { set: { seat: 4 } } });
    expect(new Set(problems.map(({ code }) => code))).to.deep.equal(new Set(['endpoint-failed']));
    expect(JSON.stringify(problems)).not.to.include('ben@');
  });

  it('of a conversation that is not on this page are not guessed: its lead goes where it went before, or waits', async () => {
    await adapterFor('form', { url: 'https://other.example/api' }, 'https://other.example/api');
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('tried'), { owner: 'other', address: 'https://other.example/api', adapter: 'form', tries: 1 });
    store.put(envelopeOf('untried'), { owner: 'other' });
    const { calls, acts } = world((_, id) => accepted(id), { clock, store });
    await clock.turn(HOUR);
    expect(calls.map(({ address }) => address)).to.deep.equal(['https://other.example/api']);
    expect(calls[0]!.headers?.['Content-Type']).to.match(/urlencoded/);
    expect([...store.kept.keys()]).to.deep.equal(['untried']);
    expect(acts).to.deep.equal([]);
  });
});
