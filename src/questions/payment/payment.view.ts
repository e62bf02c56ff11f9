import { css, html, nothing } from 'lit';
import { own } from '../../shared/json.ts';
import type { Payment } from '../../shared/payment.ts';
import { paymentStrings } from '../../tone/parts/payment-strings.lazy.ts';
import type { FieldQuestion } from '../../engine/question.ts';
import { skipButton } from '../../view/inputs/answer-button.ts';
import { safeUrl } from '../../view/safe-url.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { QuestionView } from '../question.view.ts';
import { follows } from '../follows.view.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import type { PaymentField } from './payment.work.ts';

export type PaymentQuestion = FieldQuestion<PaymentField>;

/** Milliseconds until the first look, by what each later pause is longer, and the longest one. */
const FIRST_LOOK = 2000;
const GROWTH = 1.5;
const LONGEST = 30_000;

/** One payment, while its question is open. Whether it is paid, the endpoint says; a page that was left is looked at again. */
class OpenPayment extends EventTarget {
  state: 'ready' | 'opening' | 'checking' | 'failed' | 'cancelled' | 'unreachable' = 'ready';
  payment: Payment | undefined;
  #view: View;
  #question: PaymentQuestion;
  #pause = FIRST_LOOK;
  #timer: number | undefined;

  constructor(view: View, question: PaymentQuestion) {
    super();
    this.#view = view;
    this.#question = question;
    const id = own(question.field.value, 'id');
    const look = () => {
      if (document.visibilityState === 'visible' && this.state === 'checking') void this.look();
    };
    for (const event of ['visibilitychange', 'pageshow'])
      (event === 'pageshow' ? window : document).addEventListener(event, look, { signal: view.stopped });
    view.stopped.addEventListener('abort', () => {
      clearTimeout(this.#timer);
    });
    // The page was loaded again, or the visitor has come back from the provider.
    if (typeof id === 'string') {
      this.payment = { id, status: 'open' };
      this.state = 'checking';
      void this.look();
    }
  }

  follow(view: View, question: PaymentQuestion): void {
    this.#view = view;
    this.#question = question;
  }

  /** Opens it, in the tab that the press has opened: one that is opened later the browser refuses. */
  async open(tab: Window | null): Promise<void> {
    const { field, step } = this.#question;
    this.#become('opening');
    const { amount, currency, reference, with: more } = field;
    const opened = await this.#view
      .payments(field.provider, step)
      ?.open({ reference, amount, currency, question: step, ...more });
    const address = opened?.url && opened.status === 'open' ? safeUrl(opened.url) : undefined;
    // The provider's page has no business with the page that the chat is in.
    if (tab) tab.opener = null;
    if (tab && address) tab.location.href = address.href;
    else tab?.close();
    if (!opened) return this.#become('unreachable');
    this.payment = opened;
    if (field.name) this.#view.happen({ type: 'set', values: { [field.name]: { id: opened.id, status: 'open' } } });
    this.#take(opened);
  }

  async look(): Promise<void> {
    clearTimeout(this.#timer);
    const { field, step } = this.#question;
    const found = this.payment && (await this.#view.payments(field.provider, step)?.look(this.payment.id));
    if (this.state !== 'checking') return;
    this.#take(found ?? this.payment!);
  }

  #take(payment: Payment): void {
    this.payment = { ...this.payment, ...payment };
    if (payment.status === 'paid') {
      clearTimeout(this.#timer);
      void this.#view.answer({ id: payment.id, status: 'paid' });
    } else if (payment.status === 'open') {
      this.#become('checking');
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.look(), this.#pause);
      this.#pause = Math.min(LONGEST, this.#pause * GROWTH);
    } else this.#become(payment.status);
  }

  #become(state: OpenPayment['state']): void {
    if (this.state !== state && state !== 'opening')
      this.#view.announce(this.#view.wordOf(paymentStrings, state === 'ready' ? 'checking' : state));
    this.state = state;
    if (state !== 'checking') this.#pause = FIRST_LOOK;
    this.dispatchEvent(new Event('change'));
  }
}

const open = new WeakMap<AbortSignal, Map<string, OpenPayment>>();

function paymentOf(view: View, question: PaymentQuestion): OpenPayment {
  const known = open.get(view.stopped) ?? new Map<string, OpenPayment>();
  open.set(view.stopped, known);
  const name = `${question.step} ${question.count}`;
  const payment = known.get(name) ?? new OpenPayment(view, question);
  known.set(name, payment);
  payment.follow(view, question);
  return payment;
}

/** The button that pays, or where the payment stands. */
function draw(view: View, question: PaymentQuestion) {
  const { field } = question;
  // Nothing can be paid before there is what asks the endpoint.
  if (!view.payments(field.provider, question.step)) return '';
  const paying = paymentOf(view, question);
  const amount = new Intl.NumberFormat(
    view.settings.lang,
    withoutPrototype({ style: 'currency', currency: field.currency }),
  ).format(field.amount);
  const words = field.pay ? view.text(field.pay) : view.wordOf(paymentStrings, 'pay', { amount });
  const start = () => {
    if (paying.state !== 'opening') void paying.open(window.open('', '_blank'));
  };
  const look = () => {
    void paying.look();
  };
  /** The button that pays becomes the one that looks again: it stays the same to the page, so that it keeps the focus. */
  const status = () => {
    const { state, payment } = paying;
    const isChecking = state === 'checking';
    const said = state === 'ready' || state === 'opening' ? '' : view.wordOf(paymentStrings, state);
    return html`${isChecking && !payment?.url ? html`<slot name="payment"></slot>` : ''}
      <p class=${isChecking || !said ? 'status' : 'status bad'} role="status" ${says(said)}></p>
      <div class="options">
        ${
          isChecking && payment?.url
            ? view.buttonLink(payment.url, view.wordOf(paymentStrings, 'openAgain'), {
                part: 'button pay-link',
                look: 'button',
                tab: true,
              })
            : ''
        }
        <button type="button" class=${isChecking ? 'button quiet' : 'button primary'} part=${isChecking ? 'button' : 'button pay'}
          aria-disabled=${state === 'opening' ? 'true' : nothing} @click=${isChecking ? look : start}
          ${says(isChecking ? view.wordOf(paymentStrings, 'lookNow') : words)}></button>
        ${skipButton(view, field.skip)}
      </div>`;
  };
  return html`<div class="card payment" part="card payment">
    <strong class="total" part="payment-amount">${amount}</strong>
    ${field.hint ? html`<p class="hint" part="hint" ${says(view.text(field.hint))}></p>` : ''}
    ${follows(paying, status)}
  </div>`;
}

export const paymentView: QuestionView<PaymentField> = {
  type: 'payment',
  naming: 'own',
  control: () => '',
  valueIn: () => null,
  draw: (view, question, labelledBy) =>
    html`<div role="group" aria-labelledby=${labelledBy}>${draw(view, question)}</div>`,
};

export const paymentStyles = css`
  .total { font-size: 1.375em; }
  .payment .status:empty { display: none; }
  .payment .pay[aria-disabled] { opacity: 0.6; cursor: default; }
`;
