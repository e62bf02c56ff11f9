import type { AnyField } from '../engine/step-at.ts';
import { asText } from '../engine/values.ts';
import type { FieldBase, FieldTools, QuestionWork } from './question.work.ts';

/* Kinds of question whose answer is typed: in the line below the chat, or in a field of a form. */

export interface TypedField<Type extends string> extends FieldBase<Type> {
  /** Fewest and most characters. */
  readonly min?: number;
  readonly max?: number;
  /** The keyboard of a phone. */
  readonly keyboard?: string;
  /** Stands behind the field: a number may be typed with it. */
  readonly unit?: string;
}

export const typedWork = <Type extends string>(type: Type): QuestionWork<TypedField<Type>> => ({
  type,
  place: 'composer',
  read: readTyped,
});

/** What every typed kind has. */
export const readTyped = ({ min, max, keyboard, unit }: AnyField, tools: FieldTools) => ({
  min: tools.number(min),
  max: tools.number(max),
  keyboard: asText(keyboard) || undefined,
  unit: asText(unit) || undefined,
});
