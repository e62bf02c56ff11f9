import { button } from '../../flow/keys.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const signatureQuestion = stepKind('signature', { clear: button }, { isPersonal: true });

export const signatureProse: QuestionProseOf<typeof signatureQuestion> = {
  about:
    'A signature, drawn with a finger or a pointer, or a full name that is typed instead. The answer is `{"drawn": "data:image/png;base64,…"}`, black on nothing and at most 60,000 characters, or `{"typed": "Anna Berg"}`.',
  example: { ask: 'Please sign here.', type: 'signature', as: 'signed' },
  keys: { clear: ['What the button that wipes the drawing says.', 'words of the chat'] },
};
