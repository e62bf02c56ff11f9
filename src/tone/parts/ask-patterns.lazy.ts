import { sectionOfAll } from '../section-of-all.ts';

/** Every conversation understands all languages: people fall back on their own when they want a person. */
export const askPatterns = Object.values(await sectionOfAll('asks'));
