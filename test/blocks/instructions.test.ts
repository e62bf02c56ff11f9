import { describe, it } from 'node:test';
import { expect } from 'chai';
import { withFacts } from '../../src/blocks/instructions/instructions.work.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

describe('the address of an instruction', () => {
  for (const [address, to] of [
    ['/order', '/order?ref=A-1&submission=s'],
    ['https://x.example/?a=b#c', 'https://x.example/?a=b&ref=A-1&submission=s#c'],
    ['/order?ref=other', '/order?ref=other&submission=s'],
    ['mailto:shop@x.example', 'mailto:shop@x.example'],
  ] as const)
    it(`${address} becomes ${to}`, () => {
      expect(withFacts(address, { ref: 'A-1', submission: 's' })).to.equal(to);
    });

  it('is left as it is without anything to tell', () => {
    expect(withFacts('/order', { ref: '', submission: '' })).to.equal('/order');
  });

  it('has the code by which the visitor came', () => {
    const chat = drive(steps({ instructions: [{ text: 'Order', open: '/order' }] }), {
      context: { referral: { code: 'ANNA-7Q2M' } },
    });
    expect(chat.lines).to.deep.equal(['[instructions Order /order?ref=ANNA-7Q2M]']);
  });
});
