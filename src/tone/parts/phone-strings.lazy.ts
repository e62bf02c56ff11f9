import { sectionOfAll } from '../section-of-all.ts';

/** Only phone numbers with their countries need these. */
export const phoneStrings = await sectionOfAll('phone');
