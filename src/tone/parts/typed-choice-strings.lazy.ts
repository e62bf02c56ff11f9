import { sectionOfAll } from '../section-of-all.ts';

/** Only who types where options can be pressed needs these. */
export const typedChoiceStrings = await sectionOfAll('typedChoice');
