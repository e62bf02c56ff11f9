import { sectionOfAll } from '../section-of-all.ts';

/** Words of asking nicely in all languages, as the source of a regular expression. */
export const pleas = Object.values(await sectionOfAll('asks'))
  .map((asks) => asks.pleas)
  .join('|');
