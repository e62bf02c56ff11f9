import { needed } from '../../flow/keys.ts';
import { playerKeys, playerProse } from '../../flow/playing.ts';
import { filled } from '../../flow/schema-forms.ts';
import { OPEN_INSTEAD, promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const videoBlock = promised(
  OPEN_INSTEAD,
  block(
    'video',
    {
      video: needed('media', filled),
      ...playerKeys,
    },
    'world',
  ),
);

export const videoProse: BlockProseOf<typeof videoBlock> = {
  about: 'Plays a video from a file, YouTube or Vimeo.',
  example: { video: '/tour.mp4', title: 'A tour of the shop' },
  keys: {
    video: 'Address of the video.',
    ...playerProse,
  },
};
