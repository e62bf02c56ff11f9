import type { Works } from '../../engine/works.ts';
import { recommendWork } from './recommend.work.ts';

/* Recommendations: what is chosen is drawn as cards. */

export const works: Pick<Works, 'blocks'> = { blocks: { recommend: recommendWork as Works['blocks'][string] } };
