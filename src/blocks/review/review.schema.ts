import * as v from 'valibot';
import { button, needed, text } from '../../flow/keys.ts';
import { list, oneOf, textSchema, variableSchema } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

const reviewWords = '"all", a list of variables, or variables with labels';

export const reviewBlock = block(
  'review',
  {
    review: needed(
      'texts',
      oneOf(reviewWords, {
        string: v.literal('all', reviewWords),
        list: list(variableSchema),
        object: v.record(variableSchema, textSchema),
      }),
    ),
    title: text,
    button,
    change: button,
  },
  { waits: 'visitor' },
);

export const reviewProse: BlockProseOf<typeof reviewBlock> = {
  about: 'Shows the answers before they are sent, with a way back to each.',
  example: { review: { email: 'E-mail', size: 'Size' }, button: 'All right' },
  keys: {
    review: '"all", a list of variables, or variables with labels.',
    title: 'Heading above them.',
    button: ['What the button that confirms says.', 'words of the chat'],
    change: ['What the link back to an answer says.', 'words of the chat'],
  },
};
