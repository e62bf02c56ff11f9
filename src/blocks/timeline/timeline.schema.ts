import { key, needed, shape, template, text } from '../../flow/keys.ts';
import { list, oneOf, plainSum, textSchema, word } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

const states = ['done', 'now', 'next'] as const;
export const stageKeys = {
  label: needed('text', textSchema),
  text,
  at: template,
  state: key('plain', word(states)),
};

export const timelineBlock = block(
  'timeline',
  {
    timeline: needed(
      'pieces',
      oneOf('a list of stages, or "= variable"', { list: list(shape(stageKeys)), string: plainSum }),
      stageKeys,
    ),
    title: text,
  },
  { shows: 'content' },
);

export const timelineProse: BlockProseOf<typeof timelineBlock> = {
  about: 'Shows how far something has come: an order, a repair, an application.',
  example: {
    timeline: [
      { label: 'Ordered', at: '2027-03-01T10:12', state: 'done' },
      { label: 'Packed', at: '2027-03-02', state: 'done' },
      { label: 'On its way', state: 'now', text: 'With the post.' },
      { label: 'There' },
    ],
    title: 'Your order',
  },
  keys: {
    timeline:
      'Its stages, or a variable that holds them: `label`, `text`, `at` (2027-03-01, or with a time) and `state` (done, now or next; next where it is left out).',
    title: 'Heading above them.',
  },
};
