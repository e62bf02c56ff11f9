import { needed, type Keys } from '../../flow/keys.ts';
import {
  filmKeys,
  filmProse,
  frameKeys,
  frameProse,
  soundKeys,
  soundProse,
  titleKeys,
  titleProse,
} from '../../flow/playing.ts';
import { filled } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

const videoKeys = {
  video: needed('media', filled),
  ...titleKeys,
  ...filmKeys,
  ...frameKeys,
  ...soundKeys,
} satisfies Keys;

export const videoBlock = block('video', videoKeys, { waits: 'world', shows: 'content' });

export const videoProse: BlockProseOf<typeof videoBlock> = {
  about:
    'Plays a video from a file, YouTube or Vimeo. Of those two nothing is loaded before the visitor presses; then the player comes from youtube-nocookie.com or player.vimeo.com. A file of another site waits for a press too where the element has `consent="required"`.',
  example: { video: '/tour.mp4', title: 'A tour of the shop', poster: '/tour.jpg', captions: '/tour.vtt' },
  keys: {
    video: 'Address of the video: a file that browsers play (MP4, WebM), or the page of a video on YouTube or Vimeo.',
    ...titleProse,
    ...filmProse,
    ...frameProse,
    ...soundProse,
  },
};
