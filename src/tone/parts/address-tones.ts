import { sectionOfAll } from '../section-of-all.ts';

const address = Object.values(await sectionOfAll('address')).filter((each) => each !== undefined);

/** Tones that are named after a form of address, by the manner that they mean. */
export const warmTones = address.map(({ warm }) => warm);
export const formalTones = ['formal', ...address.map(({ formal }) => formal)];
