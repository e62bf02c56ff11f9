import type { ChatAct } from '../../engine/input.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Chance, Clock, Http } from '../../shared/ports.ts';
import { pageStorage } from '../../storage/page-storage.ts';
import type { EndpointSetting } from './endpoint.ts';
import type { Outbox } from './outbox.lazy.ts';
import { pageOutbox } from './page-outbox.lazy.ts';
import type { Problem, Trouble } from './problem.ts';

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
  /** Takes `delivered`, `kept`, `refused` and `unsent` of form.submitted; what it returns is waited for before the lead leaves the device. */
  report(act: ChatAct): unknown;
  /** Tells the site's owner. */
  problem(problem: Problem | Trouble): void;
}

/** A conversation's way to the outbox. */
export interface Delivery {
  /** Whether there is somebody to send to: only then is an envelope put into the outbox. */
  sends(endpoint: string): boolean;
  /** Sends an envelope that was saved; without somebody to send to it is reported `unsent`. */
  deliver(effect: Extract<Effect, { type: 'deliver' }>): void;
  /** Finds out what became of an envelope of an earlier visit and reports it. */
  watch(id: string): void;
  /** The outbox, which sends what is left from earlier visits too. */
  outbox(): Outbox;
  /** Lets go of the outbox. What is on its way goes on. */
  stop(): void;
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { owner, report } = options;
  let detach: (() => void) | undefined;
  let stopped = false;

  const sends = (endpoint: string) => !options.preview && !!options.endpoints(endpoint);

  function outbox(): Outbox {
    const box = pageOutbox(options, pageStorage(options).outbox);
    if (!stopped) detach ??= box.attach(owner, options);
    return box;
  }

  return {
    sends,
    deliver({ envelope: { id, type }, endpoint }) {
      if (sends(endpoint)) void outbox().add(id);
      else if (type === 'form.submitted')
        report({ type: 'unsent', id, reason: options.preview ? 'preview' : 'no-endpoint' });
    },
    watch: (id) => void outbox().watch(owner, id),
    outbox,
    stop() {
      stopped = true;
      detach?.();
    },
  };
}
