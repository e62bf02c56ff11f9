import type { Json } from './shared/json.ts';

/**
 * Every public event of `<smoc-chat>`: bubbling, composed, `detail` is plain data. Personal answers are only in
 * `smoc-answer`, `smoc-submit` and `smoc-submitted`.
 */
export interface SmocEventDetails {
  /** The chat has loaded and accepts answers. */
  'smoc-ready': { flow: string };
  /** The bubble was opened. */
  'smoc-open': Record<string, never>;
  /** The bubble was closed. */
  'smoc-close': Record<string, never>;
  /** The bot said something. */
  'smoc-message': { entry: number; text: string };
  /** The visitor answered: the variable that keeps the answer, and the answer. */
  'smoc-answer': { step: string; name: string; value: Json };
  /**
   * The visitor has changed an earlier answer. `names`: where it is kept; `kept`: later answers that still hold;
   * `dropped`: those that are asked anew or do not come up any more. The new answer itself comes as `smoc-answer`.
   */
  'smoc-change': {
    step: string;
    names: readonly string[];
    kept: readonly string[];
    dropped: readonly string[];
  };
  /** An answer was not accepted. Each of `problems` names the broken rule as `word`, and in a form the `field`. */
  'smoc-invalid': { step: string; problems: readonly { field?: string; word: string }[] };
  /** A submission is about to be sent. Cancelable: `preventDefault()` keeps it from being sent. */
  'smoc-submit': { id: string; step: string; answers: Readonly<Record<string, Json>> };
  /** A submission has arrived: the answers that were sent, and what the endpoint says. */
  'smoc-submitted': {
    id: string;
    step: string;
    answers: Readonly<Record<string, Json>>;
    reply: Readonly<Record<string, Json>>;
  };
  /** A submission did not get through. `kept`: it waits on the device and is tried again. */
  'smoc-submit-error': { id: string; step: string; status: number; kept: boolean };
  /** A goal was reached. */
  'smoc-goal': { goal: string; value: number | null; currency: string | null };
  /** A button to share was used. */
  'smoc-share': { channel: string; step: string };
  /** Something has happened elsewhere, such as a friend's sign-up, and was shown in the chat. */
  'smoc-news': { step: string; type: string };
  /** The conversation leads to a person: the name that the page knows, a channel, or `contact`. Not fired while nobody is there. */
  'smoc-handover': { channel: string; step: string };
  /**
   * A card is to be put into the page's shopping cart. The page reports the outcome with `event.respondWith(…)`: a
   * promise, or true, false, words why not, `{ok, message}`.
   */
  'smoc-add-to-cart': {
    step: string;
    title: string;
    price: number | null;
    currency: string;
    variant: Readonly<Record<string, string>> | null;
    value: Json;
    quantity: number;
  };
  /** A `track` step: its name and data. */
  'smoc-track': { name: string; data: Readonly<Record<string, Json>> };
  /** Something is wrong that the site's owner can fix: what, where and how. */
  'smoc-error': { code: string; step: string; message: string; hint: string };
  /** The conversation came to its end; where it broke off because the flow is broken, only `smoc-error` reports it. */
  'smoc-end': { step: string };
}

export type SmocEventName = keyof SmocEventDetails;

/** The browser's own, also on a page where a script library has put something else in the place of `Event`. */
const NativeEvent = ((globalThis.document as Document | undefined)?.createEvent('Event').constructor ??
  Event) as typeof Event;

export class SmocEvent<Name extends SmocEventName = SmocEventName> extends NativeEvent {
  readonly detail: SmocEventDetails[Name];
  constructor(name: Name, detail: SmocEventDetails[Name]) {
    super(name, { bubbles: true, composed: true, cancelable: name === 'smoc-submit' });
    this.detail = detail;
  }
}

/** Fires a public event; false when the page prevented what would follow. */
export const fire = <Name extends SmocEventName>(
  element: EventTarget,
  name: Name,
  detail: SmocEventDetails[Name],
): boolean => element.dispatchEvent(new SmocEvent(name, detail));

/** Reports a problem to the site's owner: an event, and a line in the console. */
export function reportError(element: EventTarget, code: string, message: string, step = '', hint = ''): void {
  fire(element, 'smoc-error', { code, step, message, hint });
  console.warn(`smoc-chat: ${message} ${hint && `${hint} `}[${code}${step && ` at ${step}`}]`);
}

/** Outcome of adding something to a shopping cart: true, false, a reason for failing, or an object with both. */
export type CartAnswer = boolean | string | { readonly ok: boolean; readonly message?: string } | null | undefined;
/** Asks the page to add something to its shopping cart; the page reports here whether it did. */
export interface SmocAddToCartEvent extends SmocEvent<'smoc-add-to-cart'> {
  /** Call it in the event listener; the first answer counts. Without an answer, the visitor reads that it did not work. */
  respondWith(answer: CartAnswer | Promise<CartAnswer>): void;
}

type SmocEventMap = { [Name in SmocEventName]: SmocEvent<Name> } & { 'smoc-add-to-cart': SmocAddToCartEvent };

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- declaration merging needs an interface
  interface HTMLElementEventMap extends SmocEventMap {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the same
  interface DocumentEventMap extends SmocEventMap {}
}
