import { needed } from '../../flow/keys.ts';
import { playerKeys, playerProse } from '../../flow/playing.ts';
import { filled } from '../../flow/schema-forms.ts';
import { OPEN_INSTEAD, promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const embedBlock = promised(
  OPEN_INSTEAD,
  block(
    'embed',
    {
      embed: needed('address', filled),
      ...playerKeys,
    },
    'world',
  ),
);

export const embedProse: BlockProseOf<typeof embedBlock> = {
  about: 'Shows another page inside the conversation.',
  example: { embed: 'https://maps.example/shop', title: 'The way to our shop', height: 300 },
  keys: {
    embed: 'Address of the page.',
    ...playerProse,
  },
};
