import { sectionOfAll } from '../section-of-all.ts';

/** Only flows that show how far they are need these. */
export const progressStrings = await sectionOfAll('progress');
