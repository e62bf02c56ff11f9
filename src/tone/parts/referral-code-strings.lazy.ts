import { sectionOfAll } from '../section-of-all.ts';

/** Only questions for a referral code need these. */
export const referralCodeStrings = await sectionOfAll('referralCode');
