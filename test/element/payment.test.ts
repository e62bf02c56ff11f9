import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { render } from 'lit';
import { paymentView, type PaymentQuestion } from '../../src/questions/payment/payment.view.ts';
import type { View } from '../../src/view/view.ts';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

const realOpen = window.open.bind(window);
afterEach(() => {
  cleanUp();
  window.open = realOpen;
});

const step = { ask: 'That makes 25 euros.', type: 'payment', as: 'paid', amount: 25 };
/** A provider that says what is planned, one entry for each time that it is asked; and the tab that was opened. */
async function shop(plan: readonly object[], more: object = {}, isBlocked = false) {
  const answers = [...plan];
  const calls: { query: object; body?: Record<string, unknown> }[] = [];
  const tab = {
    opener: window as Window | null,
    location: { href: '' },
    isClosed: false,
    close: () => void (tab.isClosed = true),
  };
  window.open = () => (isBlocked ? null : tab) as never;
  const payments = (call: (typeof calls)[number]) => {
    calls.push(call);
    return answers.shift() ?? { id: 'p1', status: 'open', url: 'https://pay.example/p1' };
  };
  const flow = flowOf([{ ...step, ...more }, 'Thank you, {paid.id|friend}.']);
  const visitor = await visit(flow, {}, { endpoints: { payments: payments as never } });
  await visitor.until(() => visitor.has('.payment'));
  return { visitor, calls, tab };
}
const opened = { id: 'p1', status: 'open', url: 'https://pay.example/p1' };
const status = (visitor: Visitor) => visitor.one('.payment [role=status]').textContent.trim();

describe('a payment', () => {
  it('cannot be begun before there is what asks the endpoint: the press, and the tab that it opens, would be lost', () => {
    const question = {
      kind: 'field',
      step: 'a/0',
      field: { provider: 'payments', amount: 25, currency: 'EUR' },
      problems: [],
    } as unknown as PaymentQuestion;
    const buttons = (payments: unknown) => {
      const place = document.createElement('div');
      const view = {
        settings: { lang: 'en' },
        stopped: new AbortController().signal,
        payments: () => payments,
        wordOf: () => 'Pay',
      };
      render(paymentView.draw?.(view as unknown as View, question, 'label'), place);
      return place.querySelectorAll('button').length;
    };
    expect(buttons(undefined)).to.equal(0);
    expect(buttons({})).to.equal(1);
  });

  it('opens the page of the provider by one press, is checked, and ends when the endpoint says paid', async () => {
    const { visitor, calls, tab } = await shop([opened, { id: 'p1', status: 'paid' }]);
    visitor.button('Pay €25.00').focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => status(visitor).startsWith('We are checking'));
    expect(tab.location.href).to.equal('https://pay.example/p1');
    expect(tab.opener).to.equal(null);
    expect(calls[0]!.body).to.deep.include({ amount: 25, currency: 'EUR' });
    visitor.press('I have paid');
    await visitor.says('Thank you, p1.');
    expect(calls[1]!.query).to.deep.equal({ id: 'p1' });
  });

  it('is looked at again by itself, and once the page is shown again', async () => {
    const { visitor, calls } = await shop([opened, opened, { id: 'p1', status: 'paid' }]);
    visitor.press('Pay €25.00');
    await visitor.until(() => status(visitor).startsWith('We are checking'));
    document.dispatchEvent(new Event('visibilitychange'));
    await visitor.until(() => calls.length === 2);
    await visitor.says('Thank you, p1.');
    expect(calls.length).to.equal(3);
  });

  for (const [state, words] of [
    ['failed', 'The payment did not go through. Nothing was charged.'],
    ['cancelled', 'The payment was cancelled. Nothing was charged.'],
  ] as const)
    it(`says that it is ${state}, and can be tried again`, async () => {
      const { visitor } = await shop([opened, { id: 'p1', status: state }, opened, { id: 'p1', status: 'paid' }]);
      visitor.press('Pay €25.00');
      await visitor.until(() => status(visitor).startsWith('We are checking'));
      visitor.press('I have paid');
      await visitor.until(() => status(visitor) === words);
      visitor.press('Pay €25.00');
      await visitor.until(() => status(visitor).startsWith('We are checking'));
      visitor.press('I have paid');
      await visitor.says('Thank you, p1.');
    });

  it('is not paid twice: what is paid already opens no page', async () => {
    const { visitor, tab } = await shop([{ ...opened, status: 'paid' }]);
    visitor.press('Pay €25.00');
    await visitor.says('Thank you, p1.');
    expect([tab.location.href, tab.isClosed]).to.deep.equal(['', true]);
  });

  it('has a link where the browser opens no tab', async () => {
    const { visitor } = await shop([opened], {}, true);
    visitor.press('Pay €25.00');
    await visitor.until(() => visitor.has('[part~=pay-link]'));
    expect(visitor.one<HTMLAnchorElement>('[part~=pay-link]').href).to.equal('https://pay.example/p1');
  });

  it('leaves room for the own element of a provider where there is no page', async () => {
    const { visitor, tab } = await shop([{ id: 'p1', status: 'open' }]);
    const own = document.createElement('div');
    own.slot = 'payment';
    visitor.element.append(own);
    visitor.press('Pay €25.00');
    await visitor.until(() => own.assignedSlot, 'a slot');
    expect(tab.isClosed).to.equal(true);
  });

  it('leads nowhere bad, and says so when the endpoint cannot be asked', async () => {
    const { visitor, tab } = await shop([{ ...opened, url: 'javascript:alert(1)' }], { skip: 'Later' });
    visitor.press('Pay €25.00');
    await visitor.until(() => status(visitor).startsWith('The payment cannot be opened'));
    expect(tab.location.href).to.equal('');
    expect(visitor.all('.payment input').length).to.equal(0);
    visitor.press('Later');
    await visitor.says('Thank you, friend.');
  });
});
