import type { Entry } from '../engine/state.ts';
import { entryAt } from '../engine/selectors.ts';
import { asRecord } from '../shared/as-record.ts';
import { own, type Json, type Values } from '../shared/json.ts';
import { shows } from '../shared/shows.ts';
import type { CardStrings } from '../tone/language.ts';
import { cardStrings } from '../tone/parts/card-strings.lazy.ts';
import { textInAll } from '../tone/text-in-all.ts';
import { clock } from '../browser/clock.ts';
import { reportError, SmocEvent, type CartAnswer, type SmocEventDetails } from '../events.ts';
import type { Conversation } from './conversation.ts';

/* Something is to be put into the page's shopping cart: the page is asked, and the bot says what became of it. */

/** Milliseconds that the page has for an answer. */
const CART_TIMEOUT_MS = 15_000;

/** What the page makes of it, in one form. */
interface CartOutcome {
  readonly isAdded: boolean;
  /** Why not, in the page's words. */
  readonly reason: string;
}
const failed: CartOutcome = { isAdded: false, reason: '' };

function outcomeOf(answer: CartAnswer): CartOutcome {
  if (typeof answer === 'string') return { isAdded: false, reason: answer };
  if (answer === false) return failed;
  const { ok, message } = asRecord(answer);
  return { isAdded: ok !== false, reason: typeof message === 'string' ? message : '' };
}

const isCards = (entry: Entry | undefined): entry is Extract<Entry, { kind: 'cards' }> => entry?.kind === 'cards';

/** Asks the page. One that does not answer has no cart: its owner is told. */
async function outcome(conversation: Conversation, detail: SmocEventDetails['smoc-add-to-cart']): Promise<CartOutcome> {
  const { element } = conversation;
  let answer: Promise<CartAnswer> | undefined;
  const event = Object.assign(new SmocEvent('smoc-add-to-cart', detail), {
    respondWith(given: CartAnswer | Promise<CartAnswer>) {
      answer ??= Promise.resolve(given);
    },
  });
  element.dispatchEvent(event);
  if (!answer) {
    const hint = 'Listen to it and call event.respondWith(…) with the outcome.';
    reportError(element, 'no-cart', 'No listener answered smoc-add-to-cart.', detail.step, hint);
    return failed;
  }
  let inTime = () => {};
  const late = new Promise<CartOutcome>((resolve) => {
    inTime = clock.after(CART_TIMEOUT_MS, () => {
      const seconds = CART_TIMEOUT_MS / 1000;
      const hint = 'Settle the promise given to event.respondWith(…) sooner.';
      reportError(element, 'cart-late', `smoc-add-to-cart got no answer within ${seconds} s.`, detail.step, hint);
      resolve(failed);
    });
  });
  const answered = answer.then(outcomeOf, (error: unknown) => {
    const hint = 'The promise given to event.respondWith(…) was rejected: see the code of the page.';
    reportError(element, 'cart-failed', `Adding to the cart failed: ${String(error)}`, detail.step, hint);
    return failed;
  });
  void answered.then(() => {
    inTime();
  });
  return Promise.race([answered, late]);
}

/** Puts what a card shows into the page's shopping cart. `asked` is what the engine tells: the public detail, and which button it was. */
export async function addToCart(conversation: Conversation, asked: { readonly [name: string]: Json | undefined }) {
  const { session, view, state } = conversation;
  const { entry, card, button, ...detail } = asked;
  const { isAdded, reason } = await outcome(conversation, {
    ...detail,
    quantity: 1,
  } as unknown as SmocEventDetails['smoc-add-to-cart']);
  const key: keyof CardStrings = isAdded ? 'added' : shows(reason) ? 'notAddedBecause' : 'notAdded';
  const say = textInAll(cardStrings, key, view.settings, (spoken) => view.changes({ ...view.settings, ...spoken }));
  const found = entryAt(state, Number(entry));
  const shown = isCards(found) ? found.cards[Number(card)] : undefined;
  const item = shown?.title ? view.bare(shown.title, shown.values ?? {}) : String(own(asked, 'title') ?? '');
  const words = [item, ...Object.values(asRecord(detail.variant) as Values).map((each) => view.bare(String(each), {}))];
  const values: Values = { item: words.join(', '), reason };
  await session.send({
    type: 'used',
    entry: Number(entry),
    value: { news: 'cart', card: Number(card), button: Number(button), isAdded, say, values },
  });
}
