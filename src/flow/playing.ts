import { flag, sum, text, words, type KeyProse } from './keys.ts';

/* What all steps have that play something or show a page inside the conversation. */

export const playerKeys = {
  title: text,
  height: sum,
  width: sum,
  ratio: words,
  auto: flag,
  controls: flag,
  until: words,
};

export const playerProse: { readonly [name in keyof typeof playerKeys]: KeyProse } = {
  title: 'What it is called, for people who cannot see or hear it.',
  height: ['Height in pixels.', 'by the ratio'],
  width: ['Width in pixels.', 'as wide as a message'],
  ratio: ['Width to height, such as 16:9.', '16:9'],
  auto: ['Whether it starts by itself, without sound.', 'false'],
  controls: ['Whether it has controls.', 'true'],
  until: 'The event at which the conversation goes on: ended, or one that the embedded page sends.',
};
