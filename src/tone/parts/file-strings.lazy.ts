import { sectionOfAll } from '../section-of-all.ts';

/** Only questions of type `file` need these. */
export const fileStrings = await sectionOfAll('file');
