import type { Answer, ChatInput } from '../engine/input.ts';
import type { CardQuestion, FieldsQuestion } from '../engine/question.ts';
import type { ChatState, Context } from '../engine/state.ts';
import type { Effect } from '../engine/effect.ts';
import type { Works } from '../engine/works.ts';
import type { Delivery } from '../effects/delivery/delivery.ts';
import type { Text } from '../flow/flow.ts';
import type { Json, Values } from '../shared/json.ts';
import type { ConversationStore } from '../storage/store-port.ts';
import type { BlockViews } from '../view/blocks.ts';
import type { QuestionViews } from '../view/questions.ts';
import type { View } from '../view/view.ts';
import type { ChunkName } from './chunks.ts';

/** What shows and does all of a conversation that is more than its first message. */
export interface Interaction {
  readonly works: Partial<Works>;
  readonly conversations: ConversationStore;
  readonly delivery: Delivery;
  readonly views: BlockViews;
  readonly questions: QuestionViews;
  /** What stands under a question that is more than one field. */
  input(view: View, question: FieldsQuestion | CardQuestion, labelledBy: string): unknown;
  perform(effect: Effect): void;
  /** What else the page knows in the moment of an act. */
  moment(act: ChatInput): Context;
  /** The conversation is another: an answer that waits may be due. */
  changed(): void;
  /** After each drawing. */
  drawn(): void;
  /** Makes ready, while the visitor reads, what this flow is going to need; `due` are the chunks that are fetched for it. */
  prepare(due: readonly ChunkName[]): void;
  /** The visitor's act. True when it was accepted. */
  act(act: ChatInput): Promise<boolean>;
  /** What the visitor typed where an option can be pressed. True when it was taken, or asked back. */
  typed(said: string, ticked: readonly Json[]): Promise<boolean>;
  /** The page's. */
  send(act: ChatInput): Promise<void>;
  /** Answers the open question, or the next one. */
  answer(value: Answer): Promise<void>;
  start(part?: string): Promise<void>;
  /** Removes everything of the element from this device, and begins anew. */
  forget(): Promise<void>;
  /** The page has said where results go: what waits goes out. */
  flush(): void;
  /** Asks an endpoint of the page while somebody types; `undefined` where it does not answer. */
  lookUp(endpoint: string, query: Values): Promise<Values | undefined>;
  /** What stands in an open bubble of fields: some show on one another's answers. */
  draft(values: Values): void;
  announce(text: string): void;
  /** Tries now to send the submission `id`. */
  retry(id: string): void;
  /** Ends a typing pause. */
  skip(event: Event): void;
  /** What else has to be said at the start. */
  notices(view: View): readonly string[];
  /** Shows that more is to come. */
  waiting(view: View, state: ChatState): unknown;
  /** The header's buttons. */
  header(view: View): unknown;
  /** How far the conversation is, where the flow says so. */
  progress(view: View, state: ChatState): unknown;
  /** What stands around the `input` of an answer that is changed. */
  changing(view: View, asked: Text | undefined, input: unknown): unknown;
}
