import { sectionOfAll } from '../section-of-all.ts';

/** Only the checker of flows needs these. */
export const smallTalk = await sectionOfAll('smallTalk');
