import type { ChatAct } from '../../engine/input.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Chance, Clock, Http } from '../../shared/ports.ts';
import { loadStorage } from '../../storage/storage-loader.ts';
import type { EndpointSetting } from './endpoint.ts';
import type { Outbox } from './outbox.lazy.ts';
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
  /** Takes `delivered`, `kept`, `refused` and `unsent` of form.submitted; what it returns is waited for before the lead leaves the device. */
  report(act: ChatAct): unknown;
  /** Tells the site's owner. */
  problem(problem: Problem): void;
}

/** A conversation's way to the outbox, whose code comes with the first envelope. */
export interface Delivery {
  /** Whether there is somebody to send to: only then is an envelope put into the outbox. */
  sends(endpoint: string): boolean;
  /** Sends an envelope that was saved; without somebody to send to it is reported `unsent`. */
  deliver(effect: Extract<Effect, { type: 'deliver' }>): void;
  /** Finds out what became of an envelope of an earlier visit and reports it. */
  watch(id: string): void;
  /** Loads the outbox, which sends what is left from earlier visits. */
  outbox(): Promise<Outbox>;
  /** Lets go of the outbox. What is on its way goes on. */
  stop(): void;
}

let chunk: Promise<typeof import('./page-outbox.lazy.ts')> | undefined;
const loadOutbox = () => chunk ??= import('./page-outbox.lazy.ts').catch((error: unknown) => {
  chunk = undefined;
  throw error;
});

export function createDelivery(options: DeliveryOptions): Delivery {
  const { clock, owner, report } = options;
  let detach: (() => void) | undefined;
  let stopped = false;

  const sends = (endpoint: string) => !options.preview && !!options.endpoints(endpoint);

  async function outbox(): Promise<Outbox> {
    const [storage, { pageOutbox }] = await Promise.all([loadStorage(options), loadOutbox()]);
    const box = pageOutbox(options, storage.outbox);
    if (!stopped) detach ??= box.attach(owner, options);
    return box;
  }
  /** Again and again until its code is there. */
  function reach(use: (box: Outbox) => unknown, late?: () => void, wait = 2000): void {
    outbox().then(use, () => {
      late?.();
      if (!stopped) clock.after(wait, () => reach(use, undefined, wait * 2));
    });
  }

  return {
    sends,
    deliver({ envelope: { id, type }, endpoint }) {
      const tell = (act: ChatAct) => type === 'form.submitted' && report(act);
      if (sends(endpoint)) reach((box) => box.add(id), () => tell({ type: 'kept', id }));
      else tell({ type: 'unsent', id, reason: options.preview ? 'preview' : 'no-endpoint' });
    },
    watch: (id) => reach((box) => box.watch(owner, id)),
    outbox,
    stop() {
      stopped = true;
      detach?.();
    },
  };
}
