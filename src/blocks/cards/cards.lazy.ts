import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { cardsView } from './cards.view.ts';
import { cardsWork } from './cards.work.ts';

/* Cards, whole: a chunk of its own, since only few flows have them. */

export { cardsStyles as styles } from './cards.styles.ts';
export const works: Pick<Works, 'blocks'> = { blocks: { cards: cardsWork as Works['blocks'][string] } };
export const views: BlockViews = { cards: cardsView };
