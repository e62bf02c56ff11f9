import { sectionOfAll } from '../section-of-all.ts';

export const personStrings = await sectionOfAll('person');

const address = await sectionOfAll('address');

/** Languages and tones in which something about bot and person reads differently. */
export const personVariants = Object.entries(personStrings).flatMap(([code, { formal }]) => [
  code,
  ...(formal ? ['formal', ...(address[code] ? [address[code].formal] : [])].map((tone) => `${code}~${tone}`) : []),
]);
