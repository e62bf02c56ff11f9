import { sectionOfAll } from '../section-of-all.ts';

/** Only questions with a poll need these. */
export const pollStrings = await sectionOfAll('poll');
