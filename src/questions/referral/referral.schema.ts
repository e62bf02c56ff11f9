import { address } from '../../flow/keys.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

export const referralQuestion = fieldKind('referral', { verify: address });

export const referralProse: QuestionProseOf<typeof referralQuestion> = {
  about:
    'A referral code that somebody heard or read on paper, and types. Case, spaces and hyphens are ignored, and if a whole message or link is pasted, the code is taken from it. From then on it is the code of this conversation, as if the visitor had come by the link: `{referral.code}`, and `referral` in every result, with the source `typed`. Unless `skip` is false, the visitor may go on without one.',
  example: { ask: 'Which code did your friend give you?', type: 'referral', verify: '/api/referrer' },
  keys: {
    verify: [
      'Name or address of an endpoint that knows the codes: it is asked `?code=7Q2M9KXA`, and answers `{"known": false}` for one that nobody has. Then the question stays open, with a friendly word and what was typed. `"code"` in the answer is how the code is really written. When the endpoint does not answer, the code is taken as it is.',
      'every code that looks like one is taken',
    ],
  },
};
