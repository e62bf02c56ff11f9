import type { Text } from '../../flow/flow.ts';
import type { FieldBase, QuestionWork } from '../question.work.ts';

export interface SignatureField extends FieldBase<'signature'> {
  /** What the button that wipes says. */
  readonly clear?: Text;
}

/** Longest drawing, as the characters of its address: it travels with the answers. */
export const LONGEST_DRAWING = 60_000;

export const signatureWork: QuestionWork<SignatureField> = {
  type: 'signature',
  place: 'below',
  read: ({ clear }) => ({ clear: clear as Text | undefined }),
};
