import { expect, waitUntil } from '@open-wc/testing';
import { deleteDB } from 'idb';
import type { ChatAct } from '../../../src/engine/input.ts';
import { createDelivery, type DeliveryOptions } from '../../../src/effects/delivery/delivery.ts';
import { clock } from '../../../src/browser/clock.ts';
import { hasStoredDatabase } from '../../../src/storage/has-stored-database.ts';
import { DATABASE } from '../../../src/storage/is-stored.ts';
import { pageStorage } from '../../../src/storage/page-storage.ts';
import { seededChance } from '../../session/fake-clock.ts';
import { accepted, envelopeOf, fakeHttp, stateOf } from './fake-endpoint.ts';

const chance = seededChance(11);
const storage = pageStorage({ clock, chance });

function delivery(more: Partial<DeliveryOptions> = {}) {
  const acts: ChatAct[] = [];
  const { http, calls } = fakeHttp(clock, (_, id) => accepted(id));
  return {
    acts,
    calls,
    delivery: createDelivery({
      clock,
      chance,
      http,
      owner: 'vip',
      preview: false,
      endpoints: (name) => (name ? undefined : '/api/results'),
      report: (act) => acts.push(act),
      problem: () => {},
      ...more,
    }),
  };
}

describe('the way to the outbox', () => {
  beforeEach(() => deleteDB(DATABASE));

  it('takes a saved envelope to the endpoint and brings the answer back; nothing of it stays on the disk', async () => {
    const {
      delivery: { deliver, sends, stop },
      acts,
    } = delivery();
    expect(sends('')).to.be.true;
    const envelope = envelopeOf('11111111-1111-4111-8111-111111111111');
    await storage.conversations.save('vip', stateOf(['Ben']), [{ envelope, endpoint: '' }], 'visit');
    deliver({ type: 'deliver', envelope, endpoint: '' });
    await waitUntil(() => acts.length > 0, 'an answer', { timeout: 15_000 });
    expect(acts).to.deep.equal([{ type: 'delivered', id: envelope.id, reply: { ok: true, id: envelope.id } }]);
    await waitUntil(async () => (await storage.outbox.rows()).rows.length === 0, 'the row goes', { timeout: 15_000 });
    stop();
  });

  for (const [why, more, reason, name] of [
    ['a preview', { preview: true }, 'preview', ''],
    ['no endpoint', { endpoints: () => undefined }, 'no-endpoint', ''],
    ['no endpoint of this name', {}, 'no-endpoint', 'crm'],
  ] as const) {
    it(`says at once that nothing is sent for ${why}, and stores nothing`, async () => {
      const {
        delivery: { deliver, sends, stop },
        acts,
        calls,
      } = delivery(more);
      expect(sends(name)).to.be.false;
      deliver({ type: 'deliver', envelope: envelopeOf('e1'), endpoint: name });
      deliver({ type: 'deliver', envelope: envelopeOf('g1', { type: 'goal.completed' }), endpoint: name });
      expect(acts).to.deep.equal([{ type: 'unsent', id: 'e1', reason }]);
      expect(calls).to.deep.equal([]);
      expect(await hasStoredDatabase()).to.be.false;
      stop();
    });
  }

  it('tells what became of a lead that was delivered while nobody listened', async () => {
    const {
      delivery: { watch, stop },
      acts,
    } = delivery();
    watch('gone');
    await waitUntil(() => acts.length > 0, 'an answer', { timeout: 15_000 });
    expect(acts).to.deep.equal([{ type: 'delivered', id: 'gone', reply: {} }]);
    stop();
  });

  it('leaves no listener of the page behind when it is stopped', async () => {
    const open = new Set<string>();
    const targets = [window, document] as const;
    const undo = targets.map((target) => {
      const { addEventListener: add, removeEventListener: remove } = target;
      target.addEventListener = (type: string, ...rest: unknown[]) => {
        open.add(type);
        Reflect.apply(add, target, [type, ...rest]);
      };
      target.removeEventListener = (type: string, ...rest: unknown[]) => {
        open.delete(type);
        Reflect.apply(remove, target, [type, ...rest]);
      };
      return () => Object.assign(target, { addEventListener: add, removeEventListener: remove });
    });
    const [one, other] = [delivery().delivery, delivery({ owner: 'other' }).delivery];
    one.outbox();
    other.outbox();
    expect([...open]).to.include.members(['online', 'pagehide', 'visibilitychange']);
    one.stop();
    expect(open.size).to.be.above(0);
    other.stop();
    other.stop();
    expect([...open]).to.deep.equal([]);
    for (const each of undo) each();
  });
});
