import { byVerb } from '../../engine/blocks.ts';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { pollView } from './poll.view.ts';
import { pollWork } from './poll.work.ts';

/* What all have chosen, whole: a chunk of its own, since only few flows ask an endpoint for it. */

export { styles } from './poll.view.ts';
export const works: Pick<Works, 'blocks'> = { blocks: byVerb([pollWork]) };
export const views: BlockViews = { poll: pollView };
