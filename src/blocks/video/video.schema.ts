import { flag, needed, sum, text, words } from '../../flow/keys.ts';
import { filled } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const videoBlock = block(
  'video',
  {
    video: needed('media', filled),
    title: text,
    height: sum,
    width: sum,
    ratio: words,
    auto: flag,
    controls: flag,
    until: words,
  },
  'world',
);

export const videoProse: BlockProseOf<typeof videoBlock> = {
  about: 'Plays a video from a file, YouTube or Vimeo.',
  example: { video: '/tour.mp4', title: 'A tour of the shop' },
  keys: {
    video: 'Address of the video.',
    title: 'What it is called, for people who cannot see or hear it.',
    height: ['Height in pixels.', 'by the ratio'],
    width: ['Width in pixels.', 'as wide as a message'],
    ratio: ['Width to height, such as 16:9.', '16:9'],
    auto: ['Whether it starts by itself, without sound.', 'false'],
    controls: ['Whether it has controls.', 'true'],
    until: 'The event at which the conversation goes on: ended, or one that the embedded page sends.',
  },
};
