import { sectionOfAll } from '../section-of-all.ts';

/** Only who opens the menu of the conversation needs these. */
export const menuStrings = await sectionOfAll('menu');
