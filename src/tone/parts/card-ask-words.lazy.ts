import { sectionOfAll } from '../section-of-all.ts';

/** Every conversation with cards understands all languages: visitors may ask in their own. */
export const cardAskWords = Object.values(await sectionOfAll('asksOfCards'));
