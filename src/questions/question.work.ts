import type { Values, Json } from '../shared/json.ts';
import type { Telling } from '../engine/reading.ts';
import type { AskedConsent, ChatState } from '../engine/state.ts';
import type { AnyField } from '../engine/step-at.ts';
import type { Scope } from '../expression/expression.ts';
import type { Flow, Text } from '../flow/flow.ts';
import type { ProblemKey } from '../tone/language.ts';

/*
 * What every kind of question is to the engine: pure, JSON in and out. Its work reads the field as it is asked now, and is there before the
 * question is drawn; its judge comes with what takes answers.
 */

/** Where an answer is given: in the line below the chat, under its question, or nowhere, since nobody is asked. */
export type Place = 'composer' | 'below' | 'hidden';

/** What a field of any kind has, as it is asked now. Texts are still templates. */
export interface FieldBase<Type extends string = string> {
  readonly type: Type;
  readonly place: Place;
  /** The name it is kept under; '' when it is kept nowhere. */
  readonly name: string;
  readonly label?: Text;
  readonly hint?: Text;
  readonly placeholder?: Text;
  /** May stay empty. A text is the label of the skip button. */
  readonly skip?: boolean | Text;
  /** Place among all fields of the step, those included that are not asked now. */
  readonly index?: number;
  readonly autocomplete?: string;
  /** The value to start with: a default, or what was answered before. */
  readonly value?: Json;
}

/** What only one kind has of its model. */
export type OwnOf<Field extends FieldBase> = { readonly [K in keyof Field]?: Field[K] | undefined };

/** What reading a field needs of the conversation. */
export interface FieldTools {
  readonly flow: Flow;
  readonly state: Pick<ChatState, 'settings' | 'session' | 'submission' | 'transcript'>;
  readonly scope: Scope;
  readonly telling: Telling;
  /** Whether a test holds; one that is left out does. */
  testPasses(test: unknown): boolean;
  /** A value as it stands, or the value of a sum that begins with `=`. */
  evaluateValue(value: unknown): Json | undefined;
  /** The number that a value or a sum comes to. */
  number(value: unknown): number | undefined;
  /** A template as the address that it comes to. */
  address(template: unknown): string;
  /** Tells the author, once for each problem and place. */
  report(code: string, message: string, hint?: string, path?: string): void;
}

export interface QuestionWork<Field extends FieldBase = FieldBase> {
  readonly type: Field['type'];
  readonly place: Place;
  /**
   * Nobody changes the answer later. A `proof` is asked for again when an answer before it is changed; once something
   * is `done`, those before it stand too.
   */
  readonly final?: 'proof' | 'done';
  /**
   * Reads what only this kind has of the author's step or field, which stands at `path`: sums worked out, options that hold. `undefined`
   * where it cannot be asked as it stands; the author has been told then.
   */
  read?(field: AnyField, tools: FieldTools, path: string): OwnOf<Field> | undefined;
  /**
   * The fields that a question of this kind stands for, and the key of the step under which they stand: each row is an
   * answer of its own.
   */
  fields?(step: AnyField): { readonly key: string; readonly list: readonly AnyField[] };
}

/** Where the flow goes on after an answer: a part, a step id or steps, which stand at `key` of the step. */
export interface Jump {
  readonly target: unknown;
  readonly key: string;
  /** Nothing was answered: after steps in a list the question is asked again. */
  readonly asksAgain?: true;
}

/** A good answer: what is kept, and how the transcript shows it. */
export interface Taken {
  readonly word?: undefined;
  readonly value: Json;
  readonly labels?: readonly Text[];
  /** What the visitor typed themselves, which is personal. */
  readonly typed?: string;
  /** What they were asked to agree to. */
  readonly consent?: AskedConsent;
  /** The referral code of the conversation from now on. */
  readonly referral?: string;
  readonly jump?: Jump;
}
/** What is wrong with an answer, as a string key. */
export interface Refused {
  readonly word: ProblemKey;
  /** What its words mention. */
  readonly values?: Values;
  /** The author's own words for just this. */
  readonly text?: Text;
}
export type Judged = Taken | Refused;

export const refused = (word: ProblemKey, values?: Values, text?: Text): Refused => ({
  word,
  ...(values && { values }),
  ...(text && { text }),
});

/** How an answer is read. */
export interface JudgeTools {
  /** BCP 47: the language in which the visitor writes. */
  readonly lang: string;
  /** The visitor's day, as 2027-03-04. */
  readonly today: string;
  /** A label as the visitor sees it. */
  words(label: Text): string;
}

export interface QuestionJudge<Field extends FieldBase = FieldBase> {
  readonly type: Field['type'];
  /** Judges an answer that is not empty: that one is refused, or null where the field may be left out. */
  judge(given: unknown, field: Field, tools: JudgeTools): Judged;
  /** Whether it judges nothing as well. */
  readonly judgesEmpty?: true;
  /** What tests on other fields take for what stands typed in this one so far; without it, as it stands there. */
  readDraft?(typed: string, field: AnyField, lang: string): Json | undefined;
}
