import { choiceJudge } from '../questions/choice/choice.judge.lazy.ts';
import { consentJudge } from '../questions/consent/consent.judge.lazy.ts';
import { emailJudge } from '../questions/email/email.judge.lazy.ts';
import { longJudge } from '../questions/long/long.judge.lazy.ts';
import { phoneJudge } from '../questions/phone/phone.judge.lazy.ts';
import type { QuestionJudge } from '../questions/question.work.ts';
import { textJudge } from '../questions/text/text.judge.lazy.ts';
import { urlJudge } from '../questions/url/url.judge.lazy.ts';
import { byType } from './works.ts';

/** What judges the answers to the kinds of questions.ts: nobody is asked for what is hidden. */
export const judges = byType<QuestionJudge>([
  choiceJudge,
  consentJudge,
  emailJudge,
  longJudge,
  phoneJudge,
  textJudge,
  urlJudge,
]);
