import { flag, key, name, pattern, sum } from '../../flow/keys.ts';
import { list } from '../../flow/schema-forms.ts';
import { optionSchema } from '../../flow/options.ts';
import { fieldKind, keyboard, type QuestionProseOf } from '../question.schema.ts';

export const longQuestion = fieldKind(
  'long',
  {
    keyboard,
    min: sum,
    max: sum,
    pattern,
    suggest: key('options', list(optionSchema)),
    voice: flag,
    attach: flag,
    files: name,
  },
  { isTyped: true, saysLittle: true },
);

export const longProse: QuestionProseOf<typeof longQuestion> = {
  about: 'A text of several lines.',
  example: { ask: 'What happened?', type: 'long', as: 'story', max: 1000 },
  keys: {
    keyboard: ['The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url.', 'text'],
    min: ['Fewest characters.', '1'],
    max: ['Most characters.', '5,000'],
    pattern: 'A regular expression that the whole answer must match; nothing that looks ahead or back.',
    suggest: ['Answers to tap instead of typing, written like options.', '', 'not yet'],
    voice: ['Whether the answer may be spoken.', 'false', 'not yet'],
    attach: ['Whether files may be added to the answer.', 'false', 'not yet'],
    files: ['Variable that keeps the files added with `attach`.', '', 'not yet'],
  },
};
