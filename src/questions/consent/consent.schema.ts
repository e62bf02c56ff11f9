import { address, button, text, words } from '../../flow/keys.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

export const consentQuestion = fieldKind('consent', {
  link: address,
  revision: words,
  purpose: words,
  channel: words,
  text,
  no: button,
});

export const consentProse: QuestionProseOf<typeof consentQuestion> = {
  about: 'A box to tick, by which the visitor agrees to something.',
  example: { ask: 'You may send me news by e-mail.', type: 'consent', as: 'news', purpose: 'news', channel: 'email' },
  keys: {
    link: 'Address of the page that says what is agreed to.',
    revision: 'Version of the wording, kept with the answer as proof.',
    purpose: 'What it is for: contact, news, sms, terms …',
    channel: 'How the visitor may be contacted: email, phone, sms …',
    text: ['A line of smaller text below the sentence.', '', 'not yet'],
    no: ['What the button that declines says, where it is a step of its own.', 'words of the chat'],
  },
};
