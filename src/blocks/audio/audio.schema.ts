import { needed } from '../../flow/keys.ts';
import { playerKeys, playerProse } from '../../flow/playing.ts';
import { filled } from '../../flow/schema-forms.ts';
import { OPEN_INSTEAD, promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const audioBlock = promised(
  OPEN_INSTEAD,
  block(
    'audio',
    {
      audio: needed('media', filled),
      ...playerKeys,
    },
    'world',
  ),
);

export const audioProse: BlockProseOf<typeof audioBlock> = {
  about: 'Plays a sound.',
  example: { audio: '/hello.mp3', title: 'A greeting' },
  keys: {
    audio: 'Address of the sound.',
    ...playerProse,
  },
};
