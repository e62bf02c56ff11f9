import { sectionOfAll } from '../section-of-all.ts';

/** Only pictures that can be seen large need these. */
export const zoomStrings = await sectionOfAll('zoom');
