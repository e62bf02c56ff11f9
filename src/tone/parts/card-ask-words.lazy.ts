import { sectionOfAll } from '../section-of-all.ts';

/** Every conversation with cards understands all languages: who looks at things may ask in their own. */
export const cardAskWords = Object.values(await sectionOfAll('asksOfCards'));
