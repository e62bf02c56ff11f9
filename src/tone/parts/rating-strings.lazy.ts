import { sectionOfAll } from '../section-of-all.ts';

/** Only questions of type `rating` need these. */
export const ratingStrings = await sectionOfAll('rating');
