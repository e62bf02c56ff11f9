import { flag, needed, words } from '../../flow/keys.ts';
import { filled } from '../../flow/schema-forms.ts';
import { promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const flowBlock = promised(
  'Put its steps into a part of this flow, and go there.',
  block('flow', { flow: needed('address', filled), part: words, back: flag }),
);

export const flowProse: BlockProseOf<typeof flowBlock> = {
  about: 'Goes on with another flow.',
  example: { flow: '/flows/sizes.json', back: true },
  keys: {
    flow: 'Address of the other flow.',
    part: ['Part of it to begin with.', 'its first part'],
    back: ['Whether the conversation comes back here at its end.', 'false'],
  },
};
