import { sectionOfAll } from '../section-of-all.ts';

/** Only `countdown` steps need these. */
export const countdownStrings = await sectionOfAll('countdown');
