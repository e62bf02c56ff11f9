import type { Effect } from '../engine/effect.ts';
import type { Delivery } from '../effects/delivery/delivery.ts';
import { celebrate } from '../effects/celebration/celebrate.ts';
import { chance } from '../browser/chance.ts';
import { clock } from '../browser/clock.ts';
import { http } from '../browser/http.ts';
import { fire, reportError, type SmocEventName } from '../events.ts';
import { pageStorage } from '../storage/page-storage.ts';
import { safeUrl } from '../view/safe-url.ts';
import type { Conversation } from './conversation.ts';

/** Milliseconds that a request or a celebration waits for its code: later it would be no good any more. */
const LOAD_TIMEOUT_MS = 10_000;

const inTime = <T>(code: Promise<T>): Promise<T> =>
  Promise.race([
    code,
    new Promise<never>((_, fail) => {
      clock.after(LOAD_TIMEOUT_MS, () => {
        fail(new Error('Its code could not be loaded.'));
      });
    }),
  ]);

/** Does what the engine asked for, pauses excepted. */
export function createPerform(
  conversation: Conversation,
  delivery: Delivery,
  pressed: () => { readonly x: number; readonly y: number } | undefined,
): (effect: Effect) => void {
  const { element, session, chunks, dressing, stopped: signal } = conversation;

  function burst(shape: string): void {
    const host = element.shadowRoot?.querySelector<HTMLElement>('.panel');
    const own = dressing.brand?.theme?.celebrate;
    const origin = pressed();
    if (!host) return;
    void celebrate(
      {
        kind: shape === 'theme' ? (own?.kind ?? 'confetti') : shape,
        colors: dressing.brand?.colors ?? [],
        host,
        signal,
        reducedMotion: matchMedia('(prefers-reduced-motion:reduce)').matches,
        ...(own?.shape && { shape: own.shape }),
        ...(origin && { origin }),
      },
      { confetti: () => inTime(chunks.get('confetti')), festive: () => inTime(chunks.get('hearts-stars-fireworks')) },
    );
  }

  /** The page may take a submission over: then nothing of it stays behind. */
  function submit(effect: Extract<Effect, { type: 'deliver' }>): void {
    const { id, type, step, answers } = effect.envelope;
    if (type !== 'form.submitted' || fire(element, 'smoc-submit', { id, step, answers })) delivery.deliver(effect);
    else
      void pageStorage({ clock, chance })
        .outbox.remove(id)
        .then(() => session.send({ type: 'unsent', id, reason: 'page' }));
  }

  function leave(address: string, tab: boolean): void {
    const url = safeUrl(address);
    if (!url) reportError(element, 'bad-address', `"${address}" cannot be opened.`);
    // A tab that is refused is no loss: its link stands in the transcript.
    else if (tab) open(url, '_blank', 'noopener');
    else location.assign(url);
  }

  async function request(effect: Extract<Effect, { type: 'request' }>): Promise<void> {
    // A flow has a way for a request that fails, so that nobody waits for code that does not come.
    const { sendRequest } = await inTime(chunks.get('send-request'));
    const { endpoint, endpoints, consent } = element;
    await session.send(
      consent === 'required'
        ? { type: 'failed', key: effect.key, reason: 'The page has not granted requests yet (consent).' }
        : await sendRequest(effect, { endpoint, endpoints, base: document.baseURI, http }),
    );
  }

  /** Reports a hand-over that reaches nobody, once: only here flow, brand and page come together. */
  const checked = new Set<string>();
  async function checkReach(step: string): Promise<void> {
    const { unreachable } = await chunks.get('handover');
    const problem = !checked.has(step) && unreachable(conversation.view, conversation.state, step);
    if (!problem) return;
    checked.add(step);
    reportError(element, problem.code, problem.message, step, problem.hint);
  }

  return (effect) => {
    switch (effect.type) {
      case 'deliver':
        submit(effect);
        break;
      case 'celebrate':
        burst(effect.shape);
        break;
      case 'open':
        leave(effect.url, effect.in === 'tab');
        break;
      case 'request':
        request(effect).catch((error: unknown) =>
          session.send({ type: 'failed', key: effect.key, reason: String(error) }),
        );
        break;
      case 'report':
        reportError(element, effect.code, effect.message, effect.step, effect.hint);
        break;
      // `submit` is told when the envelope is about to go: only then can the page still prevent it.
      case 'emit':
        if (effect.event === 'add-to-cart')
          void chunks.get('add-to-cart').then((cart) => cart.addToCart(conversation, effect.detail));
        else if (effect.event !== 'submit')
          fire(element, `smoc-${effect.event}` as SmocEventName, effect.detail as never);
        if (effect.event === 'handover') void checkReach(String(effect.detail.step));
        break;
      // The session's own, and the conversation's.
      case 'pause':
      case 'need':
    }
  };
}
