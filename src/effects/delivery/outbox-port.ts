import type { ChatInput } from '../../engine/input.ts';
import type { Chance, Clock, Http } from '../../shared/ports.ts';
import type { OutboxStore } from '../../storage/store-port.ts';
import type { EndpointSetting } from './endpoint.ts';
import type { UnwordedProblem } from './explain-problem.ts';
import type { Problem } from './problem.ts';
import type { Settled } from './row-after.ts';
import type { Locks } from './sole-sender.ts';

/** One conversation on this page. */
export interface OutboxClient {
  endpoints(name: string): EndpointSetting | undefined;
  report(act: ChatInput): unknown;
  problem(problem: Problem | UnwordedProblem): void;
}

/** What tabs tell each other: what is new, and what has become of it. */
export type TabMessage =
  | { readonly added: string }
  /** Sent by a request that outlives its page: left to it for a while. */
  | { readonly left: string }
  | { readonly owner: string; readonly act: Settled };

export interface OutboxOptions {
  readonly store: OutboxStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly http: Http;
  /** What relative endpoints are meant from. */
  base(): string;
  readonly locks?: Locks;
  /** Tells the other tabs, whose outboxes `hear` it. */
  broadcast(message: TabMessage): void;
}

export interface Outbox {
  /** Sends for the conversation `owner` from now on, what is left from earlier too; the returned function ends that. */
  attach(owner: string, client: OutboxClient): () => void;
  /** A row was put into the store. */
  add(id: string): Promise<void>;
  /** Reports to `owner` what has become of a lead: `delivered`, `refused`, or, some seconds later, `kept`. */
  watch(owner: string, id: string): Promise<void>;
  /** Tries a lead again now, a parked one too. */
  retry(id: string): Promise<void>;
  /** Tries again what waits, as soon as servers and the day's tries allow: the network is back, the page was opened. */
  flush(): Promise<void>;
  /** Looks at the time: timers of a page that was hidden may be late. */
  look(): void;
  /**
   * The page is being left: what has not come through at the first try goes out in requests that outlive it. One that is on its way
   * ends with the page, so it is sent again.
   */
  leave(): void;
  /** Another tab has told something. */
  hear(message: TabMessage): Promise<void>;
}
