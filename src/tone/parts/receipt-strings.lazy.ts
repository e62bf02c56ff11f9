import { sectionOfAll } from '../section-of-all.ts';

/** Only `receipt` steps need these. */
export const receiptStrings = await sectionOfAll('receipt');
