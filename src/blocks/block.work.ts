import type { EnvelopeType, About } from '../engine/envelope.ts';
import type { Effect } from '../engine/effect.ts';
import type { Reply } from '../engine/input.ts';
import type { Entry, NewEntry } from '../engine/state.ts';
import type { Unchecked } from '../flow/flow.ts';
import type { Json, Values } from '../shared/json.ts';

/*
 * What every block is to the engine: pure and synchronous, JSON in and out. The engine does the common keys of a step
 * (`say`, `wait`, `goal` …) itself, in the order of stages.ts, and then hands the step to the work of its verb.
 */

export interface BlockWork<Step = object, Tools extends StepTools = StepTools> {
  readonly verb: string;
  /** Does the step. It may say something, add to the transcript, wait, or lead somewhere else. */
  run(step: Unchecked<Step>, tools: Tools): void;
  /**
   * The kind of entry that it puts into the transcript as a card: somebody types before it, and the step may wait for
   * what is done with it.
   */
  readonly card?: Entry['kind'];
  /** Whether the visitor may go on without the card where the step does not say: nobody is kept by what may not play on their device. */
  readonly isSkippable?: true;
  /** Something was done with its card, at any time: a press, the end of a film. True when it was taken. */
  take?(given: Json, entry: Entry, tools: Tools): boolean;
  /** Whether that was the visitor's act, which it is by default: what happens to a card by itself is none. */
  isAct?(given: Json): boolean;
  /** What the step asked of the outside and still waits for, to be asked again after a restore. */
  pending?(step: Unchecked<Step>, tools: Tools): Effect | undefined;
  /** The answer to that, where more is done with it than to save it; nothing when it failed. */
  hear?(step: Unchecked<Step>, reply: Reply | undefined, tools: Tools): void;
  /** Whether what the step says, shows and reaches is left out now. */
  isSilent?(step: Unchecked<Step>, tools: Tools): boolean;
}

/** A block's only door to the conversation; the blocks of a page get the very same. */
export interface StepTools {
  /** Path of the step: part and index, `join/2`. */
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What a name stands for: a variable, an answer, or what the page knows. */
  get(name: string): unknown;
  /** Keeps variables. */
  set(values: Values): void;
  /** Whether a test holds; one that is left out does. */
  testPasses(test: unknown): boolean;
  /** A value as it stands, the value of a sum that begins with `=`, or a text with its `{placeholders}` filled. */
  value(value: unknown): Json | undefined;
  /** A template as the address that it comes to; its scheme is not judged here. */
  address(template: unknown): string;
  /** A text in words, as the visitor reads it now; a name without value is told to the author. */
  text(text: unknown): string;
  /** The bot says it, unless there is nothing left to say. */
  say(text: unknown): void;
  /** Adds to the transcript; gives the entry's id. What `texts` mention is kept with it, so that it reads the same for ever. */
  add(entry: NewEntry, texts?: readonly unknown[]): number;
  /** Waits for the visitor: the question of this step is open. */
  ask(): void;
  /** Waits `ms` milliseconds, unless the conversation has no pace. */
  pause(ms: number): void;
  /** Goes where the step's `key` leads: to a part or a step id, or into steps. False when it leads nowhere. */
  goTo(target: unknown, key: string): boolean;
  /**
   * Sends an envelope to the endpoint called `endpoint` ('' is the default one); before the visitor's first act it is
   * held back. Gives its id.
   */
  deliver(type: EnvelopeType, about?: About, endpoint?: string): string;
  /** Tells the page: `smoc-` and this name. */
  emit(event: string, detail: { readonly [name: string]: Json | undefined }): void;
  /** Tells the author what is wrong and how to mend it, once for each problem and place. */
  report(code: string, message: string, hint?: string): void;
}
