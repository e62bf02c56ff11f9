import { sectionOfAll } from '../section-of-all.ts';

/** Only flows with a `review` step need these. */
export const reviewStrings = await sectionOfAll('review');
