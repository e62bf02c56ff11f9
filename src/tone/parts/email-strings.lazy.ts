import { sectionOfAll } from '../section-of-all.ts';

/** Only fields for an e-mail address need these. */
export const emailStrings = await sectionOfAll('email');
