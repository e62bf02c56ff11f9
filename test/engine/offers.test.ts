import { describe, it } from 'node:test';
import { expect } from 'chai';
import { runningOffer } from '../../src/engine/offers.lazy.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { drive, START } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const summer = {
  id: 'summer',
  text: '20 % off all jeans',
  code: 'SUN20',
  from: '2027-08-01',
  to: '2027-08-31',
  zone: 'Europe/Oslo',
};
const flowWith = (offers: unknown, ...list: readonly unknown[]) => ({ ...steps(...(list as never[])), offers }) as Flow;
const running = (offers: unknown, at: string) => runningOffer(flowWith(offers), Date.parse(at))?.id;

describe('offers of a flow', () => {
  for (const [at, id] of [
    ['2027-07-31T21:59:59Z', undefined],
    ['2027-07-31T22:00:00Z', 'summer'],
    ['2027-08-31T21:59:59Z', 'summer'],
    ['2027-08-31T22:00:00Z', undefined],
  ] as const)
    it(`by the clocks of their place, the last day counted whole: ${id ?? 'none'} at ${at}`, () => {
      expect(running([summer], at)).to.equal(id);
    });

  it('of several that run, the first counts', () => {
    const always = { id: 'always', text: 'Free delivery' };
    expect(running([summer, always], '2027-08-10T00:00:00Z')).to.equal('summer');
    expect(running([summer, always], '2027-09-10T00:00:00Z')).to.equal('always');
  });

  for (const offer of [
    { ...summer, to: 'soon' },
    { ...summer, from: 'x' },
    { ...summer, zone: 'Mars/Base' },
  ])
    it(`are not shown where their time cannot be read: ${JSON.stringify(offer)}`, () => {
      expect(running([offer], '2027-08-10T00:00:00Z')).to.equal(undefined);
    });

  it('know when they end, for a countdown', () => {
    const at = Date.parse('2027-08-10T00:00:00Z');
    expect(runningOffer(flowWith([summer]), at)).to.deep.equal({
      id: 'summer',
      text: '20 % off all jeans',
      code: 'SUN20',
      from: '2027-08-01',
      to: '2027-08-31',
      ends: '2027-08-31T22:00:00.000Z[Europe/Oslo]',
    });
    expect(runningOffer(flowWith([{ text: 'x', to: '2027-08-11T10:00', zone: 'UTC' }]), at)?.ends).to.equal(
      '2027-08-11T10:00:00.000Z[UTC]',
    );
  });

  it('are gone from texts, tests and countdowns once they are over, in the middle of a conversation too', () => {
    const soon = { ...summer, from: undefined, to: new Date(START + 60_000).toISOString() };
    const flow = flowWith(
      JSON.parse(JSON.stringify([soon])),
      'Now: {offer.text} with {offer.code}.',
      { countdown: '= offer.ends' },
      { ask: 'Well?', as: 'a' },
      { say: 'Still: {offer.text}.', when: 'offer is set' },
      'Bye{offer.text|}.',
    );
    expect(drive(flow).answer('x').lines.slice(-2)).to.deep.equal([
      'Still: 20 % off all jeans.',
      'Bye20 % off all jeans.',
    ]);
    const late = drive(flow);
    late.now += 120_000;
    expect(late.answer('x').lines).to.deep.equal([
      'Now: 20 % off all jeans with SUN20.',
      `[countdown ${soon.to}[Europe/Oslo]]`,
      'Well?',
      '> x',
      'Bye.',
    ]);
  });

  it('are told in the language of the visitor', () => {
    const flow = { ...flowWith([{ text: 'Sale' }], '{offer.text}!'), texts: { nl: { Sale: 'Uitverkoop' } } };
    expect(drive(flow, { lang: 'nl' }).lines).to.deep.equal(['Uitverkoop!']);
  });

  it('are known to the checker', () => {
    const told = (offers: unknown) =>
      checkFlow(
        flowWith(offers, 'Our shop has {offer.text|no offer}.', { say: 'x', when: "offer.id = 'a'" }),
      ).problems.map(({ code }) => code);
    expect(told([summer])).to.deep.equal([]);
    expect(told([{ id: 'a' }])).to.deep.equal(['missing']);
    expect(told([{ text: 'a', until: '2027' }])).to.deep.equal(['unknown-key']);
  });
});
