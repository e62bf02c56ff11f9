import * as v from 'valibot';
import { flag, key, media, optionalText, sum, text, type KeyProse } from './keys.ts';
import { languageSchema, oneOf, string } from './schema-forms.ts';

/* What all steps have that play something or show a page inside the conversation. */

const ratio = v.pipe(
  string,
  v.regex(/^[1-9]\d*(\.\d+)?( ?[:/] ?[1-9]\d*(\.\d+)?)?$/, 'width to height, such as "16:9"'),
);

export const titleKeys = {
  title: text,
  skip: optionalText,
};
/** Of what is seen. */
export const frameKeys = {
  height: sum,
  width: sum,
  ratio: key('plain', ratio),
};
/** Of what is heard. */
export const soundKeys = {
  transcript: text,
  until: key('plain', v.literal('ended', '"ended"')),
};
/** Of what is both. */
export const filmKeys = {
  poster: media,
  captions: key(
    'media',
    oneOf('an address, or addresses by language: {"en": "…", "nl": "…"}', {
      string,
      object: v.record(languageSchema, string),
    }),
  ),
  auto: flag,
};

type ProseFor<Keys> = { readonly [name in keyof Keys]: KeyProse };

export const titleProse: ProseFor<typeof titleKeys> = {
  title: 'What it is called, also for people who cannot see or hear it.',
  skip: [
    'With `until`: whether the visitor may go on without waiting, or what the button for it says.',
    'true; nobody has to wait for what may not work on their device',
  ],
};
export const frameProse: ProseFor<typeof frameKeys> = {
  height: ['Height in pixels.', 'by the ratio'],
  width: ['Width in pixels, at most that of the chat.', 'as wide as a card'],
  ratio: ['Width to height, such as 16:9. The space is reserved, so that nothing moves.', '16:9'],
};
export const soundProse: ProseFor<typeof soundKeys> = {
  transcript: 'What is said in it, in words; it can be unfolded.',
  until: ['"ended": the conversation waits until it has been played to its end.', 'the conversation goes on at once'],
};
export const filmProse: ProseFor<typeof filmKeys> = {
  poster: 'Address of a still that is shown until it plays. Keep it on your own site.',
  captions:
    'Address of its captions, a file in WebVTT; or addresses by language. Only for a file: YouTube and Vimeo have their own.',
  auto: [
    'Whether a file starts by itself, without sound. Never for a visitor who prefers less motion, and never from YouTube or Vimeo.',
    'false',
  ],
};
