import type { Json, Values } from '../shared/json.ts';
import type { FileReference } from '../shared/upload.ts';
import type { Text } from '../flow/flow.ts';
import type { Context, Doubt, Settings } from './state.ts';

/** Every input brings its time, id and random number, so the engine needs no clock and no dice. */
export interface Stamp {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A new random UUID; envelopes made by this input derive their ids from it. Not `id`, which acts about an envelope have. */
  readonly uuid: string;
  /** At least 0, below 1. */
  readonly chance: number;
  /** What the page knows anew: where it happens, `page` {url, title}, and what the host says. The rest of the context stays. */
  readonly moment?: Context;
}

/** An endpoint's JSON answer; `{}` when it had none. */
export type Reply = { readonly [name: string]: Json };

/** What the visitor gave: see `Question` for which form belongs to which question. */
export type Answer =
  /** Typed text, a number, an option's value, or a consent. */
  | string
  | number
  | boolean
  /** Several options' values; an entry that is no option's value is the "other" text. */
  | readonly (string | number | boolean)[]
  /** Files that are at the endpoint. */
  | readonly FileReference[]
  /** Values of the fields of one bubble, by name. */
  | { readonly [field: string]: Json }
  /** The question was skipped. */
  | null;

export type ChatInput =
  /** Begins at `part` (default: the flow's start). The only input that a new state takes besides `settings`. */
  | {
      readonly type: 'start';
      readonly part?: string;
      readonly values?: Values;
      readonly context: Context;
      readonly session: string;
    }
  /** The visitor answers the open question. `count` (of `Question`) ties it to that question, so a double press answers once. */
  | { readonly type: 'answer'; readonly value: Answer; readonly count?: number }
  /** The visitor wants to change the answer in this transcript entry, so its question opens again. `null` keeps the answer. */
  | { readonly type: 'change'; readonly entry: number | null }
  /**
   * The visitor `said` something that is no answer: the bot replies, and the open question stays open. `values`: what
   * names in `reply` stand for.
   */
  | {
      readonly type: 'aside';
      readonly said: string;
      readonly reply: Text;
      readonly values: Values;
      /** What the reply asks back. */
      readonly doubt?: Doubt;
    }
  /** What the visitor typed means none of the options: a wrong answer. `said` is what the owner may hear of it: without-contact.ts. */
  | { readonly type: 'not-understood'; readonly said?: string }
  /** Of the options that were asked back none is meant: all are on offer again. */
  | { readonly type: 'all-options' }
  /** The pause `key` is over, or the visitor skipped it. */
  | { readonly type: 'elapsed'; readonly key: number }
  /** The visitor used the card in transcript entry `entry`; `value` says how: for a share card, by which channel. */
  | { readonly type: 'used'; readonly entry: number; readonly value: Json }
  /** The works that were asked for by `need` are there. */
  | { readonly type: 'ready' }
  /** The visitor has come to a page that was drawn before: the conversation begins now. */
  | { readonly type: 'begun' }
  /** The request effect `key` has its answer. */
  | { readonly type: 'responded'; readonly key: number; readonly reply: Reply }
  | { readonly type: 'failed'; readonly key: number; readonly reason: string }
  /** The endpoint accepted envelope `id`. */
  | { readonly type: 'delivered'; readonly id: string; readonly reply: Reply }
  /** Envelope `id` could not be delivered within a few seconds. It is kept and sent later. */
  | { readonly type: 'kept'; readonly id: string }
  /** The endpoint refused envelope `id` for good (a 4xx that is not 408, 425 or 429): parked, never deleted. */
  | { readonly type: 'refused'; readonly id: string; readonly status: number; readonly reply: Reply }
  /** The endpoint answered envelope `id` with a 2xx that confirms nothing. It may have been accepted, so it is not resent automatically. */
  | { readonly type: 'unclear'; readonly id: string; readonly status: number }
  /**
   * Envelope `id` goes to nobody: a preview, the page has taken it over (`page`), or it was given up after weeks. The
   * conversation goes on.
   */
  | { readonly type: 'unsent'; readonly id: string; readonly reason: 'no-endpoint' | 'preview' | 'page' | 'given-up' }
  /** The page sets variables. */
  | { readonly type: 'set'; readonly values: Values }
  /** The page lets the bot say something. */
  | { readonly type: 'say'; readonly text: Text }
  /** The page sends the conversation to a part or a step id. */
  | { readonly type: 'go'; readonly to: string }
  /** Something has happened elsewhere, such as a friend's sign-up. Its `id` makes sure that it is shown only once. */
  | { readonly type: 'news'; readonly id: string; readonly item: Values }
  /** The visitor has left the page in the middle, or has done nothing for a long time. */
  | { readonly type: 'left' }
  /** Language, tone or pace changed; asked questions and shown messages follow. */
  | { readonly type: 'settings'; readonly settings: Settings };

export type StampedInput = ChatInput & Stamp;
