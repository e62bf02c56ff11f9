import type { BlockWork, StepTools } from '../blocks/block.work.ts';
import type { Evaluate, Scope } from '../expression/expression.ts';
import type { Flow } from '../flow/flow.ts';
import type { QuestionJudge, QuestionWork } from '../questions/question.work.ts';
import type { Json, Values } from '../shared/json.ts';
import type { Effect } from './effect.ts';
import type { About, EnvelopeType } from './envelope.ts';
import type { StampedInput } from './input.ts';
import type { Formats, Telling } from './reading.ts';
import type { ChatState, Frame, NewEntry } from './state.ts';
import type { AnyStep } from './step-at.ts';

/**
 * What the engine is handed: the pieces of work that are there. Those of a step that are missing it asks for by the effect `need`, and goes
 * on by the input `ready` once they have been handed in. Nothing here is state.
 */
export interface Works {
  readonly evaluate: Evaluate;
  /** Whether the whole of a text fits a pattern; undefined where the pattern is none. Missing where no test of the flow has one. */
  matches?(text: string, pattern: string): boolean | undefined;
  /** The verbs that can be done, in the order in which a step is searched for its verb; the work of some may still be missing. */
  readonly verbs: readonly string[];
  readonly blocks: { readonly [verb: string]: BlockWork<object, Run> };
  /** The kinds of question that can be asked; the work of some may still be missing. */
  readonly questionTypes: readonly string[];
  readonly questions: { readonly [type: string]: QuestionWork };
  /** Come with `inputs`, or with the work of a kind that is a chunk of its own. */
  readonly judges: { readonly [type: string]: QuestionJudge };
  /** How dates, numbers, money and plurals are written. */
  readonly formats: Formats;
  /** The offer of the flow that runs at this instant. Missing where it has none. */
  offerAt?(flow: Flow, at: number): Values | undefined;
  /** What takes answers and news, and builds what is sent. The visitor's first act needs it, the first message does not. */
  readonly inputs?: Inputs;
}

/** What takes answers and news, and builds what is sent: inputs.lazy.ts. */
export interface Inputs {
  /** Takes an input that the engine does not take by itself; false when it comes too late, or twice. */
  take(run: Run, input: StampedInput): boolean;
  /** Sends an envelope, or holds it back until the visitor's first act. Returns its id. */
  deliver(run: Run, type: EnvelopeType, about?: About, endpoint?: string): string;
  /** Puts a goal, its celebration or reward off until the submission that it belongs to is delivered. */
  putOff(run: Run, step: AnyStep): boolean;
  /** What the conversation waits for, to be done again after a restore. */
  pendingEffect(flow: Flow, state: ChatState, works: Works): Effect | undefined;
  /** A saved conversation in today's format; null where it cannot be read. */
  readSaved(saved: ChatState): ChatState | null;
  /** A conversation whose visitor has come back. */
  comeBack(state: ChatState): ChatState;
  /** Variables are about to be set: what they held can be brought back. */
  noteVars(run: Run, names: readonly string[]): void;
  /** Gives later answers again after one was changed. */
  retake(run: Run): void;
  /** The state without what the visitor typed. */
  forgetPersonal(state: ChatState): ChatState;
}

/**
 * One transition while it is worked out: `state` is a copy whose fields are replaced, never changed inside. What blocks
 * see of it is `StepTools`.
 */
export interface Run extends StepTools {
  readonly flow: Flow;
  readonly works: Works;
  readonly state: { -readonly [K in keyof ChatState]: ChatState[K] };
  readonly effects: Effect[];
  readonly uuid: string;
  chance: number;
  scope: Scope;
  /** Envelopes made so far. */
  made: number;
  /** Path of the newest step, for what no step says of itself. */
  path: string;
  /** The step that is done again after a change: nobody outside hears of it. */
  muted: string;
  readonly telling: Telling;
  testPasses(test: unknown, scope?: Scope): boolean;
  /** A value as it stands, or the value of a sum that begins with `=`. */
  evaluateValue(value: unknown): Json | undefined;
  /** The number that a value or a sum comes to. */
  number(value: unknown): number | undefined;
  add(entry: NewEntry, texts?: readonly unknown[], step?: string): number;
  ask(step?: string, mend?: readonly Frame[]): void;
  /** `typing` shows the dots. */
  pause(ms: number, typing?: boolean): void;
  /** Types before a message, save for the very first one. */
  type(text: unknown): void;
  /** Goes on at another place. */
  move(at: readonly Frame[]): void;
  /** Goes to a part or a step id, which is looked for next. `back` is where `return` leads, and where it goes on if there is none. */
  jump(to: string, back?: readonly Frame[]): void;
  goTo(target: unknown, key: string, step?: string): boolean;
  report(code: string, message: string, hint?: string, step?: string): void;
}
