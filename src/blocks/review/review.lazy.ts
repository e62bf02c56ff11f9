import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { reviewView } from './review.view.ts';
import { reviewWork } from './review.work.ts';

/* The look over all answers, whole: a chunk of its own, since only few flows have one. */

export { styles } from './review.view.ts';
export const works: Pick<Works, 'blocks'> = { blocks: { review: reviewWork as Works['blocks'][string] } };
export const views: BlockViews = { review: reviewView };
