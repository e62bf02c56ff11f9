import { sectionOfAll } from '../section-of-all.ts';

/** Only questions of type `signature` need these. */
export const signatureStrings = await sectionOfAll('signature');
