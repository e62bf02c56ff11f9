import { sectionOfAll } from '../section-of-all.ts';

/** Only questions of type `ranking` need these. */
export const rankingStrings = await sectionOfAll('ranking');
