import { button } from '../../flow/keys.ts';
import { promised } from '../../flow/promised.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const signatureQuestion = promised(
  'Ask with type "consent".',
  stepKind('signature', { clear: button }, { isPersonal: true }),
);

export const signatureProse: QuestionProseOf<typeof signatureQuestion> = {
  about: 'A signature, drawn with a finger or a pointer.',
  example: { ask: 'Please sign here.', type: 'signature', as: 'signed' },
  keys: { clear: ['What the button that wipes the drawing says.', 'words of the chat'] },
};
