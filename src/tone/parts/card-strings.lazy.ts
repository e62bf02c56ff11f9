import { sectionOfAll } from '../section-of-all.ts';

/** Only steps that show cards need these. */
export const cardStrings = await sectionOfAll('cards');
