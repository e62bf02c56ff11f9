import { sectionOfAll } from '../section-of-all.ts';

/** Only `timeline` steps need these. */
export const timelineStrings = await sectionOfAll('timeline');
