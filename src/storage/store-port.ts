import type { ChatState } from '../engine/state.ts';
import type { Envelope, EnvelopeType } from '../engine/envelope.ts';
import type { keeps } from '../shared/option-values.ts';

/** How long a conversation is kept: `nothing` is memory only, `visit` ends after 30 idle minutes, `device` after 30 days. */
export type Keep = (typeof keeps)[number];

export interface QueuedEnvelope {
  readonly envelope: Envelope;
  /** The endpoint's name; the address is looked up when it is sent. */
  readonly endpoint: string;
}

/**
 * Where a conversation is kept. The real one is IndexedDB (`conversation-store.ts`), encrypted with a non-extractable key.
 * Every method resolves after the end of its transaction, or after 2 seconds where storage does not answer; none rejects.
 */
export interface ConversationStore {
  /** The saved state of this name, or null: none, expired or unreadable. Creates no database. */
  load(name: string): Promise<ChatState | null>;
  /**
   * Saves the state and puts the envelopes into the outbox, in one transaction. Writes only what changed since the last save.
   * With `unlessNewer` nothing is written, and the answer is false, where another tab has saved this conversation since
   * it was last read here.
   */
  save(
    name: string,
    state: ChatState,
    envelopes: readonly QueuedEnvelope[],
    keep: Keep,
    unlessNewer?: boolean,
  ): Promise<boolean | void>;
  /** What another tab has saved of it since this one last read or wrote it; null: nothing. */
  newer?(name: string): Promise<ChatState | null>;
  /** Removes one conversation; its unsent envelopes stay. */
  remove(name: string): Promise<void>;
  /** Removes everything of this element on this device, unsent envelopes too. */
  forget(): Promise<void>;
  /** False where storage was refused and memory is all there is. */
  readonly durable: boolean;
}

/** What is known of an envelope on its way, without what it says. */
export interface OutboxRow {
  /** The envelope's. */
  readonly id: string;
  /** Name of the conversation that it came from: its endpoints are meant. */
  readonly owner: string;
  /** The endpoint's name. */
  readonly endpoint: string;
  readonly type: EnvelopeType;
  /** Id of an envelope that goes first: the one that this corrects or belongs to. */
  readonly after?: string;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  readonly tries: number;
  /** When it is tried next. */
  readonly nextAt: number;
  /** No try before, whatever happens: the server asked for it, or the day's tries are used up. */
  readonly notBefore: number;
  /** Up to when the tries so far have used up what a lead may have: see `retry-time.ts`. */
  readonly used: number;
  /** `parked`: refused for good; only the visitor or the owner can mend it. */
  readonly state: 'queued' | 'parked';
  /** The refusal's status, or that of the answer that made it `unclear`. */
  readonly status?: number;
  /** Parked since it was answered with a 2xx that is no yes: it may have been taken. */
  readonly unclear?: true | undefined;
  /** When it was last tried, and when it was last looked at, by the clocks of then. */
  readonly triedAt?: number;
  readonly seen?: number;
  /** Found to be older than a lead may be, and until when it is still tried: see `retry-time.ts`. */
  readonly lateSince?: number | undefined;
  readonly lateUntil?: number | undefined;
  /** Where the last try went, so that other pages of the site can send what is left. */
  readonly address?: string;
  readonly adapter?: string;
  readonly confirms?: true;
}

/** An envelope that is not on disk (yet). */
export interface Unwritten {
  readonly row: OutboxRow;
  readonly text: string;
  /** Never goes to disk. */
  readonly memory?: boolean;
}

/** The outbox's side of the storage. Nothing rejects but `read`. */
export interface OutboxStore {
  /** Every readable row, oldest first; `whole` is false where storage did not answer and only memory's are there. */
  rows(): Promise<{ readonly rows: readonly OutboxRow[]; readonly whole: boolean }>;
  /**
   * One row with its envelope as text: the same text on every try, or null where it can not be read any more. Undefined: there is none.
   * Rejects where storage does not answer.
   */
  read(id: string): Promise<{ readonly row: OutboxRow; readonly text: string | null } | undefined>;
  /** What only memory has. It goes with the page. */
  unwritten(): readonly Unwritten[];
  /** Writes a row that is still there; a removed one stays removed. */
  update(row: OutboxRow): Promise<void>;
  remove(id: string): Promise<void>;
  /**
   * Takes the row's lease until `until` for `holder`, where there are no Web Locks; `until` 0 gives it back.
   * Resolves with 0, or with the time to which another holder has it.
   */
  lease(id: string, holder: string, until: number): Promise<number>;
  /** Addresses that have answered with an envelope's id before: see `Adapter.confirms`. */
  confirming?(): Promise<readonly string[]>;
  confirm?(address: string): Promise<void>;
}

export interface Storage {
  readonly conversations: ConversationStore;
  readonly outbox: OutboxStore;
}
