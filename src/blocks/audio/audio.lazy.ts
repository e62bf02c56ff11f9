import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { audioView } from './audio.view.ts';
import { audioWork } from './audio.work.ts';

/* A sound, whole: a chunk of its own, since only few flows have one. */

export { playerStyles as styles } from '../../view/player/player.lazy.ts';
export const works: Pick<Works, 'blocks'> = { blocks: { audio: audioWork as Works['blocks'][string] } };
export const views: BlockViews = { audio: audioView };
