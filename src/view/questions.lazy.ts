import { consentView } from '../questions/consent/consent.view.lazy.ts';
import { emailView } from '../questions/email/email.view.lazy.ts';
import { longView } from '../questions/long/long.view.lazy.ts';
import { phoneView } from '../questions/phone/phone.view.lazy.ts';
import type { QuestionView } from '../questions/question.view.ts';
import { textView } from '../questions/text/text.view.lazy.ts';
import { urlView } from '../questions/url/url.view.lazy.ts';
import { byType } from '../engine/works.ts';

/** What every conversation may ask for after its first message; other kinds come in chunks of their own. */
export const laterQuestionViews = byType<QuestionView>([
  consentView,
  emailView,
  longView,
  phoneView,
  textView,
  urlView,
]);
