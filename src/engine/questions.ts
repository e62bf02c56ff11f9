import { choiceWork } from '../questions/choice/choice.work.ts';
import { consentWork } from '../questions/consent/consent.work.ts';
import { emailWork } from '../questions/email/email.work.ts';
import { hiddenWork } from '../questions/hidden/hidden.work.ts';
import { longWork } from '../questions/long/long.work.ts';
import { phoneWork } from '../questions/phone/phone.work.ts';
import type { QuestionWork } from '../questions/question.work.ts';
import { textWork } from '../questions/text/text.work.ts';
import { urlWork } from '../questions/url/url.work.ts';
import { byType } from './works.ts';

/** Kinds that any first message may ask for: the others come in chunks of their own, with their judges. */
export const firstQuestions = byType<QuestionWork>([
  choiceWork,
  consentWork,
  emailWork,
  hiddenWork,
  longWork,
  phoneWork,
  textWork,
  urlWork,
]);
