import { sectionOfAll } from '../section-of-all.ts';

/** Every conversation understands all languages: people fall back on their own when they type. */
export const choosingWords = Object.values(await sectionOfAll('choosing'));
