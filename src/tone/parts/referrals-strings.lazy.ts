import { sectionOfAll } from '../section-of-all.ts';

/** Only `referrals` steps need these. */
export const referralsStrings = await sectionOfAll('referrals');
