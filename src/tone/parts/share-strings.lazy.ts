import { sectionOfAll } from '../section-of-all.ts';

/** Only `share` steps need these. */
export const shareStrings = await sectionOfAll('sharing');
