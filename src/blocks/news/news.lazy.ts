import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { newsWork } from './news.work.ts';

/** News from elsewhere, in the engine. Nothing of it is drawn but words, and what celebrates them. */
export const works: Pick<Works, 'blocks'> = { blocks: { news: newsWork as Works['blocks'][string] } };
export const views: BlockViews = {};
