import { key, needed, shape, text, words } from '../../flow/keys.ts';
import { list, numberOrSum, oneOf, plainSum, textSchema } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const shareKeys = {
  label: needed('text', textSchema),
  value: key('value', numberOrSum),
  color: words,
};

export const chartBlock = block(
  'chart',
  {
    chart: needed(
      'pieces',
      oneOf('a list of shares, or "= variable"', { list: list(shape(shareKeys)), string: plainSum }),
      shareKeys,
    ),
    title: text,
    unit: text,
  },
  { shows: 'content' },
);

export const chartProse: BlockProseOf<typeof chartBlock> = {
  about: 'Shows shares of a whole as bars, each with its number and its percentage.',
  example: {
    chart: [
      { label: 'Slim', value: 120 },
      { label: 'Straight', value: 64 },
      { label: 'Wide', value: 16 },
    ],
    title: 'What others chose',
  },
  keys: {
    chart: 'The shares, or a variable that holds them: `label`, `value` (a number) and `color` (as CSS has it).',
    title: 'Heading above them.',
    unit: 'What the numbers count, such as "votes".',
  },
};
