import { sectionOfAll } from '../section-of-all.ts';

/** Only pictures that move need these. */
export const motionStrings = await sectionOfAll('motion');
