import type { BlockView, Kind } from '../blocks/block.view.ts';
import { imageView } from '../blocks/image/image.view.ts';
import { sayView } from '../blocks/say/say.view.ts';

/** Views by the kind of entry that they draw. */
export type BlockViews = { readonly [K in Kind]?: BlockView<K> };

/** What a first message needs: the others come with blocks.lazy.ts, or in chunks of their own. */
export const firstViews: BlockViews = { say: sayView, image: imageView };
