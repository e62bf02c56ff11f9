import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { handoverView } from './handover.view.ts';
import { handoverWork } from './handover.work.ts';

/* The block that hands over to a person, whole: a chunk of its own, since only few flows have one. */

export { styles, unreachable } from './handover.view.ts';
export const works: Pick<Works, 'blocks'> = { blocks: { handover: handoverWork as Works['blocks'][string] } };
export const views: BlockViews = { handover: handoverView };
