import { sectionOfAll } from '../section-of-all.ts';

/** Only flows with a `handover` step need these. */
export const handoverStrings = await sectionOfAll('handover');
