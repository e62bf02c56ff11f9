import type { Transaction } from '../database/database.ts';

/** What a job is about; `jobs/handlers.ts` says what each one does. */
export type JobKind = keyof typeof JOB_KINDS;

export interface JobSettings {
  /** How many of this kind one receiver does at a time. */
  readonly atOnce: number;
  /** Seconds after which the worker of a job counts as dead and the job is done again: longer than any job of the kind takes. */
  readonly expireInSeconds: number;
}

const OUTWARD: JobSettings = { atOnce: 10, expireInSeconds: 90 };
const INWARD: JobSettings = { atOnce: 1, expireInSeconds: 60 };

export const JOB_KINDS = {
  /** Shows an event to all that act on events, once more: somebody failed at it. Data: `{event}`. */
  'fan-out': INWARD,
  /** Looks for rows whose time has come: holds, months, expiries, messages that a killed worker had in hand. */
  due: INWARD,
  /** Makes or buys one reward. Data: `{reward}`. */
  fulfil: OUTWARD,
  /** Gives the next rewards that wait for a code of a pool theirs. Data: `{campaign, reward}`. */
  'give-codes': INWARD,
  /** Tells the next guests that the event is on another day. Data: `{event, after}`. */
  'tell-of-move': INWARD,
  /** Gives seats that got free to the next ones who wait. Data: `{campaign, behind}`. */
  'move-up': INWARD,
  /** Asks whether a channel that was down is up again. Data: `{channel}`. */
  'try-channel': { atOnce: 1, expireInSeconds: 90 },
  /** Writes the next messages of an engagement. Data: `{engagement}`. */
  engage: INWARD,
  /** Hands one delivery to another system. Data: `{delivery}`. */
  deliver: { atOnce: 10, expireInSeconds: 90 },
  /** Asks whether a target that was down is up again. Data: `{target}`. */
  'probe-target': OUTWARD,
  /** Has what waits for a target that is back delivered now. Data: `{target}`. */
  'wake-target': INWARD,
} satisfies Record<string, JobSettings>;

export interface JobOptions {
  /** Not before. Default: at once. */
  readonly at?: Date;
  /** While a job of the same kind and key waits, a second one is not added. */
  readonly key?: string;
}

/** Work that is written down with what caused it and done afterwards, by any of the receivers on the database. */
export interface Jobs {
  /** With the caller's transaction: it is there once that is committed. */
  add(tx: Transaction, kind: JobKind, data: object, options?: JobOptions): void;
  /** Does all that is due now, also what these jobs add, and answers how many there were. For tests and commands. */
  runDue(): Promise<number>;
  /** Begins to work. */
  start(): void;
  /** Takes nothing new and waits for what has begun. */
  stop(): Promise<void>;
}
