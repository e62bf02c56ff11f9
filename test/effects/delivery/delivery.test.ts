import { expect, waitUntil } from '@open-wc/testing';
import { deleteDB } from 'idb';
import type { ChatInput } from '../../../src/engine/input.ts';
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
  const acts: ChatInput[] = [];
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
    await waitUntil(() => acts.length > 0, 'an answer', { timeout: 40_000 });
    expect(acts).to.deep.equal([{ type: 'delivered', id: envelope.id, reply: { ok: true, id: envelope.id } }]);
    await waitUntil(async () => (await storage.outbox.rows()).rows.length === 0, 'the row goes', { timeout: 40_000 });
    stop();
  });

  it('says at once that nothing is sent in a preview, and stores nothing', async () => {
    const {
      delivery: { deliver, sends, stop },
      acts,
      calls,
    } = delivery({ preview: true });
    const lead = envelopeOf('e1');
    expect(sends('', lead)).to.be.false;
    deliver({ type: 'deliver', envelope: lead, endpoint: '' });
    deliver({ type: 'deliver', envelope: envelopeOf('g1', { type: 'goal.completed' }), endpoint: '' });
    expect(acts).to.deep.equal([{ type: 'unsent', id: 'e1', reason: 'preview' }]);
    expect(calls).to.deep.equal([]);
    expect(await hasStoredDatabase()).to.be.false;
    stop();
  });

  it('keeps a result that nobody gets yet, but nothing that is for statistics only', () => {
    const {
      delivery: { sends, stop },
    } = delivery();
    expect(sends('crm')).to.be.false;
    expect(sends('crm', envelopeOf('e1'))).to.be.true;
    expect(sends('crm', envelopeOf('g1', { type: 'goal.completed', submission: 'e1', answers: {} }))).to.be.true;
    expect(sends('crm', envelopeOf('s1', { type: 'flow.started', answers: {} }))).to.be.false;
    stop();
  });

  it('sends submissions only where that is asked for', () => {
    const {
      delivery: { sends, stop },
    } = delivery({ only: ({ type }) => type === 'form.submitted' });
    expect(sends('', envelopeOf('e1'))).to.be.true;
    for (const type of ['flow.started', 'goal.completed', 'flow.completed', 'share.intended'] as const)
      expect(sends('', envelopeOf('x1', { type })), type).to.be.false;
    stop();
  });

  it('tells what became of a lead that was delivered while nobody listened', async () => {
    const {
      delivery: { watch, stop },
      acts,
    } = delivery();
    watch('gone');
    await waitUntil(() => acts.length > 0, 'an answer', { timeout: 40_000 });
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
