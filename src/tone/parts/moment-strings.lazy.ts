import { sectionOfAll } from '../section-of-all.ts';

/** Only questions for a day or a time of day need these. */
export const momentStrings = await sectionOfAll('moment');
