import { sectionOfAll } from '../section-of-all.ts';

const sections = await Promise.all((['chat', 'person', 'handover', 'rating'] as const).map(sectionOfAll));

/** Keys of all strings that a theme or a flow may change. */
export const stringKeys = sections.flatMap(({ en }) => Object.keys(en.warm));
