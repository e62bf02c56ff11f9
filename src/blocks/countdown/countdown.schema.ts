import { needed, text } from '../../flow/keys.ts';
import { filled } from '../../flow/schema-forms.ts';
import { target } from '../../flow/targets.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const countdownBlock = block(
  'countdown',
  {
    countdown: needed('template', filled),
    title: text,
    over: text,
    then: target,
  },
  { shows: 'content' },
);

export const countdownProse: BlockProseOf<typeof countdownBlock> = {
  about: 'Shows how long it is until a moment.',
  example: {
    countdown: '2027-03-04T18:00[Europe/Oslo]',
    title: 'Until the doors open',
    over: 'The doors are open!',
    then: ['The doors are open: come in!'],
  },
  keys: {
    countdown:
      'The moment: 2027-03-04T18:00, with the time zone of the place in brackets, or a sum: "= offer.ends". A day alone means its beginning.',
    title: 'Heading above it.',
    over: ['Text that replaces it once the moment has come.', 'words of the chat'],
    then: [
      'Where the conversation goes once the moment has come, or if it has come already. A question that is open then is asked again after it.',
      'the conversation goes on',
    ],
  },
};
