import { sectionOfAll } from '../section-of-all.ts';

/** Only `reward` steps, and what tells how a campaign stands, need these. */
export const rewardStrings = await sectionOfAll('rewards');
