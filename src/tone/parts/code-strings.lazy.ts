import { sectionOfAll } from '../section-of-all.ts';

/** Only questions for a code that was sent need these. */
export const codeStrings = await sectionOfAll('sentCode');
