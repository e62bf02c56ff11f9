import { sectionOfAll } from '../section-of-all.ts';

/** Only questions of type `payment` need these. */
export const paymentStrings = await sectionOfAll('payment');
