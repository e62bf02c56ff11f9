import type { ChatInput } from '../../engine/input.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Envelope } from '../../engine/envelope.ts';
import type { Chance, Clock, Http } from '../../shared/ports.ts';
import { pageStorage } from '../../storage/page-storage.ts';
import type { EndpointSetting } from './endpoint.ts';
import type { Outbox } from './outbox-port.ts';
import { pageOutbox } from './page-outbox.lazy.ts';
import type { UnwordedProblem } from './explain-problem.ts';
import type { Problem } from './problem.ts';

export interface DeliveryOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly http: Http;
  /** The conversation's name in the storage. */
  readonly owner: string;
  /** Sends and stores nothing. */
  readonly preview: boolean;
  /** The endpoint of this name, looked up for every try; '' is the default one. */
  endpoints(name: string): EndpointSetting | undefined;
  /** Which envelopes are meant to be sent at all; default: every one. */
  only?(envelope: Envelope): boolean;
  /**
   * Takes `delivered`, `kept`, `refused`, `unclear` and `unsent` of form.submitted; what it returns is waited for
   * before the lead leaves the device.
   */
  report(act: ChatInput): unknown;
  /** Tells the site's owner. */
  problem(problem: Problem | UnwordedProblem): void;
}

/** A conversation's way to the outbox. */
export interface Delivery {
  /**
   * Whether there is somebody to send to. Asked for an `envelope`: whether it goes into the outbox; a result does also while nobody is
   * there, and is sent when somebody is.
   */
  sends(endpoint: string, envelope?: Envelope): boolean;
  /** Sends an envelope that was saved; in a preview it is reported `unsent`. */
  deliver(effect: Extract<Effect, { type: 'deliver' }>): void;
  /** Finds out what became of an envelope of an earlier visit and reports it. */
  watch(id: string): void;
  /** The outbox, which sends what is left from earlier visits too. */
  outbox(): Outbox;
  /** Lets go of the outbox. What is on its way goes on. */
  stop(): void;
}

/** What holds a visitor's answers, or belongs to what does; all else is for statistics only. */
const isResult = ({ type, submission, answers }: Envelope): boolean =>
  type === 'form.submitted' || !!submission || Object.keys(answers).length > 0;

export function createDelivery(options: DeliveryOptions): Delivery {
  const { owner, report } = options;
  let detach: (() => void) | undefined;
  let stopped = false;

  const sends = (endpoint: string, envelope?: Envelope) =>
    !options.preview &&
    (!envelope || !options.only || options.only(envelope)) &&
    (!!options.endpoints(endpoint) || (!!envelope && isResult(envelope)));

  function outbox(): Outbox {
    const box = pageOutbox(options, pageStorage(options).outbox);
    if (!stopped) detach ??= box.attach(owner, options);
    return box;
  }

  return {
    sends,
    deliver({ envelope, endpoint }) {
      const { id, type } = envelope;
      if (sends(endpoint, envelope)) void outbox().add(id);
      else if (type === 'form.submitted') report({ type: 'unsent', id, reason: 'preview' });
    },
    watch: (id) => void outbox().watch(owner, id),
    outbox,
    stop() {
      stopped = true;
      detach?.();
    },
  };
}
