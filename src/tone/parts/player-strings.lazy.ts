import { sectionOfAll } from '../section-of-all.ts';

/** Only steps that play something or show a page need these. */
export const playerStrings = await sectionOfAll('player');
