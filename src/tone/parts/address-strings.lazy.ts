import { sectionOfAll } from '../section-of-all.ts';

/** Only questions for a postal address need these. */
export const addressStrings = await sectionOfAll('postal');
