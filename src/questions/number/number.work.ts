import type { QuestionWork } from '../question.work.ts';
import { readTyped, type TypedField } from '../typed.work.ts';

/** `min` and `max` are its limits. */
export interface NumberField extends TypedField<'number'> {
  /** What lies between two numbers that are good. */
  readonly step?: number;
}

export const numberWork: QuestionWork<NumberField> = {
  type: 'number',
  place: 'composer',
  read: (field, tools) => ({ ...readTyped(field, tools), step: tools.number(field.step) }),
};
