import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const asked = (more: object = {}, values = {}) =>
  drive(steps({ ask: 'That makes 25 euros.', type: 'payment', as: 'paid', amount: 25, ...more }, 'Thanks.'), {
    values,
  });
const fieldOf = (chat: ReturnType<typeof asked>) =>
  chat.question?.kind === 'field' && chat.question.field.type === 'payment' ? chat.question.field : undefined;

describe('a payment', () => {
  it('is over once it is paid, and keeps which one, how much and no more', () => {
    const chat = asked().answer({ id: 'p1', status: 'paid', card: '4111' });
    expect(chat.state.vars.paid).to.deep.equal({ id: 'p1', status: 'paid', amount: 25, currency: 'EUR' });
    expect(chat.lines.slice(1)).to.deep.equal(['> ✓ €25.00', 'Thanks.']);
  });

  for (const given of [
    { id: 'p1', status: 'open' },
    { id: '', status: 'paid' },
    'paid',
    '4111 1111 1111 1111',
    true,
    {},
  ])
    it(`is not over with ${JSON.stringify(given)}`, () => {
      const chat = asked().answer(given as never);
      expect([chat.question !== null, chat.state.vars.paid]).to.deep.equal([true, undefined]);
    });

  it('takes its amount from a sum, and its reference from the submission before it', () => {
    const field = fieldOf(
      asked({ amount: '= price * 2', currency: 'nok', with: { size: '= size' } }, { price: 40, size: 'M' }),
    );
    expect(field).to.deep.include({
      amount: 80,
      currency: 'NOK',
      with: { size: 'M' },
      reference: 'session-1',
      provider: 'payments',
    });
    const order = drive(
      steps({ ask: 'Name?', as: 'name' }, { submit: true }, { ask: 'Pay', type: 'payment', amount: 5 }),
    ).answer('A');
    expect(fieldOf(order as never)?.reference).to.equal(order.state.submission);
  });

  it('has a reference of its own where another one was paid for the same, and the plain one after the next submission', () => {
    const pay = (as: string) => ({ ask: 'Pay', type: 'payment', as, amount: 5 });
    const paid = { id: 'p', status: 'paid' };
    const chat = drive(steps(pay('one'), pay('two'), { submit: true }, pay('three'), pay('four')));
    const references = [fieldOf(chat)?.reference];
    for (let more = 0; more < 3; more++) references.push(fieldOf(chat.answer(paid))?.reference);
    const submission = chat.state.submission;
    expect(references).to.deep.equal(['session-1', 'session-1-2', submission, `${submission}-2`]);
  });

  for (const more of [{ amount: 0 }, { amount: -1 }, { amount: '= none' }, { currency: 'euro' }])
    it(`is passed over, and the author told: ${JSON.stringify(more)}`, () => {
      expect(asked(more).reports.join()).to.include('no-amount');
    });

  it('is known to the checks', () => {
    const step = { ask: 'That makes 25 euros.', type: 'payment', as: 'paid', amount: 25, provider: '/api/payments' };
    expect(checkFlow({ flow: 'x', parts: { a: [step, 'Thanks.'] } } as never).problems).to.deep.equal([]);
  });
});
