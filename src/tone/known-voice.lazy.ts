import { formalTones, warmTones } from './parts/address-tones.ts';
import { smallTalk } from './parts/small-talk.lazy.ts';
import { stringKeys } from './parts/string-keys.lazy.ts';

/** What a chat knows of voices by itself, by name. For the checker at a desk; no chat loads it. */
export const knownVoice = {
  /** Keys of strings that a theme or a flow may change. */
  words: stringKeys,
  /** Tones that the strings are told in. */
  tones: ['warm', 'playful', 'formal', ...warmTones, ...formalTones.slice(1)],
  /** Those of them that count in any case of letters. */
  formalTones,
  /** Words that say nothing yet, by language. */
  smallTalk,
};
