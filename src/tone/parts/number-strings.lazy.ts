import { sectionOfAll } from '../section-of-all.ts';

/** Only questions for a number need these. */
export const numberStrings = await sectionOfAll('number');
