import { own } from '../../shared/json.ts';
import { refused, type Judged, type QuestionJudge } from '../question.work.ts';
import { typedText } from '../typed.judge.lazy.ts';
import { LONGEST_DRAWING, type SignatureField } from './signature.work.ts';

/** Longest name. */
const LONGEST_NAME = 200;
/** What stands for a drawing in the transcript, in every language. */
const SIGN = '✍️';

const isDrawing = (value: unknown): value is string =>
  typeof value === 'string' && /^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/.test(value);

export const signatureJudge: QuestionJudge<SignatureField> = {
  type: 'signature',
  judge(given, { skip }): Judged {
    const drawn = own(given, 'drawn');
    if (isDrawing(drawn))
      return drawn.length > LONGEST_DRAWING ? refused('errCheck') : { value: { drawn }, typed: SIGN };
    const typed = typedText(own(given, 'typed') ?? given);
    if (!typed) return skip ? { value: null } : refused('required');
    return typed.length > LONGEST_NAME ? refused('errText', { max: LONGEST_NAME }) : { value: { typed }, typed };
  },
};
