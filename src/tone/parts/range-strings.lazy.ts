import { sectionOfAll } from '../section-of-all.ts';

/** Only questions for something on a scale need these: numbers, days, times. */
export const rangeStrings = await sectionOfAll('range');
