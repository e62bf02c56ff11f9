import { sectionOfAll } from '../section-of-all.ts';

/** Only `instructions` steps need these. */
export const instructionsStrings = await sectionOfAll('instructions');
