import { key, needed, shape, words } from '../../flow/keys.ts';
import { filledList, positive, string } from '../../flow/schema-forms.ts';
import { targetSchema } from '../../flow/targets.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const armKeys = { share: needed('plain', positive), name: words, then: needed('target', targetSchema) };

export const splitBlock = block(
  'split',
  {
    split: needed('pieces', filledList(shape(armKeys), 'a list of at least two {"share": 1, "then": …}', 2), armKeys),
    name: key('name', string),
  },
  { waits: 'world', shows: 'nothing' },
);

export const splitProse: BlockProseOf<typeof splitBlock> = {
  about: 'Sends visitors one of several ways at random, and the same visitor always the same way.',
  example: {
    split: [
      { share: 1, name: 'short', then: ['Short and sweet.'] },
      { share: 1, name: 'long', then: ['Here is the whole story.'] },
    ],
    name: 'opener',
  },
  keys: {
    split: 'Two or more arms: `share` (weight), `name` (for reports) and `then` (where to go).',
    name: ['Name of the test in reports; the variable that keeps the arm.', 'the id of the step'],
  },
};
