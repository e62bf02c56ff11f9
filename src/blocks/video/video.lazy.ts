import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { videoView } from './video.view.ts';
import { videoWork } from './video.work.ts';

/* A video, whole: a chunk of its own, since only few flows have one. */

export { playerStyles as styles } from '../../view/player/player.lazy.ts';
export const works: Pick<Works, 'blocks'> = { blocks: { video: videoWork as Works['blocks'][string] } };
export const views: BlockViews = { video: videoView };
