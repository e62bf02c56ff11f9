import type { FieldQuestion, FieldsQuestion } from '../engine/question.ts';
import type { Json } from '../shared/json.ts';
import type { ByLanguage, InManners } from '../tone/language.ts';
import type { View } from '../view/view.ts';
import type { FieldBase } from './question.work.ts';

/* What every kind of question is to the eye, the hand and the ear. */

/** What the control of a field needs from what stands around it. */
export interface ControlPlace {
  readonly id: string;
  /** Ids of what names it, where no label does: then it stands alone in the composer. */
  readonly labelledBy?: string;
  /** Ids of hint and error. */
  readonly describedBy: string;
  /** What is wrong with the answer, in words; '' if nothing. */
  readonly problem: string;
  /** What Enter does; in a text of several lines on a touch keyboard it begins a new one. */
  readonly enter: 'send' | 'next';
}

/** How a field of a form is named: by a label, as a group, or by words of its own. */
export type FieldNaming = 'label' | 'group' | 'own';

export interface QuestionView<Field extends FieldBase = FieldBase> {
  readonly type: Field['type'];
  /** Alone, under the question. Missing where it is typed in the composer. */
  draw?(view: View, question: FieldQuestion & { readonly field: Field }, labelledBy: string): unknown;
  /** The fields that it stands for, under the question. */
  drawFields?(view: View, question: FieldsQuestion, labelledBy: string): unknown;
  /** What it is answered by, in a form or in the composer. */
  control(view: View, field: Field, place: ControlPlace): unknown;
  /** Stands before it in its line: what chooses a country. */
  before?(view: View, field: Field, place: ControlPlace): unknown;
  /** Stands behind it: a unit. */
  behind?(view: View, field: Field, place: ControlPlace): unknown;
  /** Stands below it, under what is wrong: what else can be done than answer. */
  below?(view: View, field: Field): unknown;
  readonly naming: FieldNaming;
  /** What its judge says is wrong, as far as the chat has no words for it. */
  readonly problemStrings?: readonly ByLanguage<InManners<Readonly<Record<string, string>>>>[];
  /** What stands in its part of a form. */
  valueIn(view: View, item: Element, field: Field): Json;
  /** Finds out what an endpoint knows of what was given, before it is judged. */
  verify?(view: View, field: Field, given: Json): Promise<Json>;
  /** What stands in the composer at first. */
  start?(view: View, field: Field): string;
  /** What there is to choose from, for those who hear it. */
  spoken?(view: View, field: Field): readonly string[];
}
