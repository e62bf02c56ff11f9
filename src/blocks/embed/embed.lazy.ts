import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { embedView } from './embed.view.ts';
import { embedWork } from './embed.work.ts';

/* An embedded page, whole: a chunk of its own, since only few flows have one. */

export { playerStyles as styles } from '../../view/player/player.lazy.ts';
export const works: Pick<Works, 'blocks'> = { blocks: { embed: embedWork as Works['blocks'][string] } };
export const views: BlockViews = { embed: embedView };
