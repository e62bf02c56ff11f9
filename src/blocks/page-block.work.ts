import type { StepTools } from './block.work.ts';
import type { Unchecked } from '../flow/flow.ts';
import type { Json } from '../shared/json.ts';

/** What the work of a page's own block may do: all that the chat's own blocks may. */
export interface PageBlockTools<Data extends Json = Json> extends StepTools {
  /** Puts the block's card into the transcript. `data` is kept with the conversation; `texts` in it keep what their names stood for. */
  show(data: Data, texts?: readonly unknown[]): void;
}

/** Where a card of a page's own block stands. */
export interface PageBlockHost {
  /** BCP 47, of the conversation. */
  readonly lang: string;
  /** One of the author's texts in words, in the language and tone of the conversation. */
  text(text: unknown): string;
  /**
   * Answers the step, if it waits: `value` is kept under the step's `as` and sent like any other answer, `words` stand
   * in the transcript. Resolves with whether it was taken.
   */
  answer(value: Json, words: string): Promise<boolean>;
}

/**
 * A step that the page brings itself: `element.blocks = [seatMap]`. It belongs to this one element. An answer that its card gives is kept,
 * saved, sent and restored like any other.
 */
export interface PageBlock<Step extends object = Record<string, unknown>, Data extends Json = Json> {
  /** As it stands in the flow: `{"seat-map": …}`. With a hyphen, as custom elements have one. */
  readonly verb: `${string}-${string}`;
  /** What is wrong with a step, for the checker: a message that completes "this step …", and the cure. */
  check?(step: Unchecked<Step>): readonly { readonly key?: string; readonly message: string; readonly hint: string }[];
  /** Does the step: pure, synchronous. With `tools.ask()` the conversation waits until the card answers. */
  run(step: Unchecked<Step>, tools: PageBlockTools<Data>): void;
  /** The card: a node, or a Lit template. Called again when the language or the brand changes. */
  draw(data: Data, host: PageBlockHost): unknown;
  /** The same in words, for those who hear it. */
  spoken(data: Data, host: PageBlockHost): string;
}
