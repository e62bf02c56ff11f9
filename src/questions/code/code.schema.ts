import { pattern, plain, sum } from '../../flow/keys.ts';
import { needsAtLeast, positive, whole } from '../../flow/schema-forms.ts';
import { target } from '../../flow/targets.ts';
import { stepKind, keyboard, type QuestionProseOf } from '../question.schema.ts';

export const codeQuestion = stepKind(
  'code',
  {
    keyboard,
    min: sum,
    max: sum,
    pattern,
    scale: plain(needsAtLeast(whole, 2, 'a whole number of at least 2')),
    resend: target,
    pause: plain(positive),
  },
  { isTyped: true },
);

export const codeProse: QuestionProseOf<typeof codeQuestion> = {
  about:
    'A code that was sent to the visitor, such as the six digits of a text message. Phones fill it in; spaces and hyphens are ignored, and if a whole message is pasted, the code is taken from it. A `request` or `submit` after it has it checked: what the endpoint answers as `fieldErrors` is shown beside the field, with what was typed.',
  example: {
    ask: 'Which code did we send you?',
    type: 'code',
    as: 'code',
    resend: [{ request: 'send-code', send: ['phone'] }, 'A new code is on its way.'],
  },
  keys: {
    keyboard: [
      'The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url. Any keyboard but numeric accepts letters.',
      'numeric',
    ],
    min: ['Fewest characters.', '`scale`'],
    max: ['Most characters.', '`scale`'],
    pattern: 'A regular expression that the whole answer must match, as it is kept; nothing that looks ahead or back.',
    scale: ['How many boxes there are, one for each character.', '`max`, or 6'],
    resend: [
      'Where the conversation goes when the visitor asks for a new code. After steps in a list the code is asked for again.',
      'no button',
    ],
    pause: ['Seconds until a new code may be asked for.', '30'],
  },
};
