import { sectionOfAll } from '../section-of-all.ts';

/** Only `event` steps need these. */
export const eventStrings = await sectionOfAll('event');
