import type { Json } from '../shared/json.ts';
import type { Text } from '../flow/flow.ts';
import type { QuestionType } from './question-kinds.ts';
import type { AnswerProblem } from './state.ts';

export type { QuestionType };

/** One thing to pick. */
export interface Choice {
  /** What is kept: the option's `value`, else its label in the flow's own language. */
  readonly value: string | number | boolean;
  readonly label: Text;
  readonly text?: Text;
  readonly image?: string;
  readonly alt?: Text;
  readonly color?: string;
  /** An address that the choice opens as a link. */
  readonly open?: string;
}

/** What one answer looks like and what it must be: a field of a bubble, or the whole question. */
export interface FieldModel {
  /** The name it is kept under; '' when it is kept nowhere. */
  readonly name: string;
  readonly type: QuestionType;
  readonly label?: Text;
  readonly hint?: Text;
  readonly placeholder?: Text;
  /** May stay empty. A text is the label of the skip button. */
  readonly skip?: boolean | Text;
  readonly choices?: readonly Choice[];
  /** Several may be picked. */
  readonly many?: { readonly min: number; readonly max: number };
  /** A free text beside the choices; a text is its label. */
  readonly other?: boolean | Text;
  readonly layout?: string;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly step?: number | string;
  /** Place among all fields of the step, those included that are not asked now. */
  readonly index?: number;
  readonly unit?: string;
  readonly autocomplete?: string;
  readonly keyboard?: string;
  /** Consent: an address to read on, and whether it must be given. */
  readonly link?: string;
  readonly required?: boolean;
  /** The value to start with: a default, or what was answered before. */
  readonly value?: Json;
}

/** The open question, as the view draws it. Texts are still templates. */
export type Question = {
  /** Path of the step; with `count` it tells one asking from the next. */
  readonly step: string;
  readonly count: number;
  readonly problems: readonly AnswerProblem[];
} &
  /** Answer: the field's value; for `many` a list; `null` skips. */
  (
    | { readonly kind: 'field'; readonly field: FieldModel; readonly button?: Text }
    /** Answer: `{ name: value }`. */
    | { readonly kind: 'fields'; readonly fields: readonly FieldModel[]; readonly button?: Text }
    /** Answer: true or false. `no` is the label of the button that declines. */
    | { readonly kind: 'consent'; readonly field: FieldModel; readonly no?: Text }
    /** A card of a block waits: input `used` with its entry; answer `null` skips. `skip` is its label. */
    | { readonly kind: 'card'; readonly entry: number; readonly skip?: boolean | Text }
  );
