import { handoverWords } from './handover-words.lazy.ts';
import { personWords } from './person-words.lazy.ts';
import { firstWords } from './words.ts';
import { warm } from './words-en.lazy.ts';

/** What a chat knows of voices by itself, by name. For the checker at a desk; no chat loads it. */
export const knownVoice = {
  /** Keys of words that a theme or a flow may change. */
  words: [...Object.keys(firstWords), ...Object.keys(warm), ...Object.keys(personWords), ...Object.keys(handoverWords)],
  /** Tones that the words are told in; formal ones in any case of letters. */
  tones: ['warm', 'playful', 'formal', 'je', 'du', 'u', 'Sie'],
};
