import { sectionOfAll } from '../section-of-all.ts';

/** Only questions that take a voice clip need these. */
export const voiceStrings = await sectionOfAll('voice');
