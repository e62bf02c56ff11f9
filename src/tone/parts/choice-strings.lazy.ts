import { sectionOfAll } from '../section-of-all.ts';

/** Only long lists of options need these. */
export const choiceStrings = await sectionOfAll('choice');
