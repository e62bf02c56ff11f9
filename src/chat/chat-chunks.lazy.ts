import type { CSSResult } from 'lit';
import type { Chunks, Need } from '../view/view.ts';
import { adopt } from '../view/adopt-styles.ts';

type Loaded<N extends Need> = Chunks[N] & { readonly styles: CSSResult };
const loaders: { readonly [N in Need]: () => Promise<Loaded<N>> } = {
  markdown: () => import('../view/messages/markdown.lazy.ts'),
  pickers: () => import('../view/inputs/pickers.lazy.ts'),
  person: () => import('../view/person/person.lazy.ts'),
};
const loaded: { [N in Need]?: Loaded<N> } = {};
const loading: { [N in Need]?: Promise<unknown> | undefined } = {};

/** Gets a chunk of the view. Kept once it is there; a failed try is forgotten. */
export const loadChunk = (need: Need): Promise<unknown> =>
  (loading[need] ??= loaders[need]().then(
    (chunk) => Object.assign(loaded, { [need]: chunk }),
    () => (loading[need] = undefined),
  ));

/** What one chat needs of the chunks. */
export interface ChunkShelf {
  /** The chunk, if it is there; else it is wanted. */
  take<N extends Need>(need: N): Chunks[N] | undefined;
  /** Gets what was wanted since the last time, and calls `done` for each. */
  fetch(done: () => void): void;
}

export function createShelf(root: ShadowRoot): ChunkShelf {
  const wanted = new Set<Need>();
  return {
    take(need) {
      const chunk = loaded[need];
      if (chunk) adopt(root, chunk.styles);
      else wanted.add(need);
      return chunk;
    },
    fetch(done) {
      for (const need of wanted) void loadChunk(need).then(done);
      wanted.clear();
    },
  };
}
